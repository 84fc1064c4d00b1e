// SPDX-License-Identifier: Apache-2.0

/// A form with files as a browser sends it.
package struct MultipartBody {
    package static let contentType = "multipart/form-data; boundary=----test"

    package private(set) var bytes: [UInt8] = []

    package init(_ fields: [(String, String)] = [], files: [(name: String, bytes: [UInt8])] = []) {
        for (name, value) in fields { add("name=\"\(name)\"", Array(value.utf8)) }
        for file in files { add("name=\"files\"; filename=\"\(file.name)\"", file.bytes) }
        bytes += Array("------test--\r\n".utf8)
    }

    private mutating func add(_ parameters: String, _ content: [UInt8]) {
        bytes += Array("------test\r\nContent-Disposition: form-data; \(parameters)\r\n\r\n".utf8) + content
        bytes += Array("\r\n".utf8)
    }
}
