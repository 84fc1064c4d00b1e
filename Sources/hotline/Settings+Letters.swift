// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Channels
import Configuration

/// What the server is told about letters: the keys under `letters` in hotline.example.yaml.
struct LetterSettings {
    /// Into which the office's scanner writes; nil for none.
    let folder: String?
    let engine: LetterReader.Engine

    /// - Throws: `ValidationError` naming the setting that cannot be meant.
    init(_ config: ConfigReader) throws {
        folder = config.string(forKey: "folder")
        switch config.string(forKey: "engine", default: "tesseract") {
        case "tesseract": engine = .tesseract
        case "rapidocr":
            engine = .rapidocr(python: config.string(forKey: "python", default: ".vendor/recognition/bin/python"))
        case let other: throw ValidationError("letters.engine: “\(other)” is neither tesseract nor rapidocr")
        }
    }
}
