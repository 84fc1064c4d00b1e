// SPDX-License-Identifier: Apache-2.0

import Routing

/// A small corpus, put together from phrases: four classes that share how people write, and differ in what about.
enum Corpus {
    static let subjects = [
        "roads": ["路面塌陷", "窨井盖丢失", "人行道破损", "路灯不亮", "道路积水"],
        "water": ["水管漏水", "自来水发黄", "半夜停水", "水压太低", "水表不准"],
        "noise": ["工地夜间施工噪音", "广场舞音响扰民", "酒吧噪音", "装修电钻声", "货车鸣笛"],
        "school": ["学校乱收费", "老师有偿补课", "学区划分", "幼儿园伙食", "校车超载"],
    ]
    static let openings = ["您好，", "尊敬的领导：", "请问", "我要反映，", "麻烦了，", "", "投诉："]
    static let closings = ["，请尽快处理。", "，影响大家生活！", "，多次反映没有结果。", "，谢谢。", "，希望解决", "。"]

    /// Each subject with every opening and closing: 210 for each class.
    static let rows: [LabelledText] = subjects.sorted { $0.key < $1.key }.flatMap { label, subjects in
        subjects.enumerated().flatMap { place, subject in
            openings.enumerated().flatMap { first, opening in
                closings.enumerated().map { last, closing in
                    let street = "\("甲乙丙丁戊己庚"[first])\("子丑寅卯辰巳"[last])街\(place)号"
                    return LabelledText(
                        RequestText(title: subject, detail: "\(opening)\(street)\(subject)\(closing)"),
                        label: label,
                    )
                }
            }
        }
    }

    static func learn(seed: UInt64 = 1, threads: Int = 2) async throws -> ClassifierTraining.Outcome {
        try await ClassifierTraining(seed: seed, threads: threads).learn(rows)
    }
}

extension String {
    fileprivate subscript(place: Int) -> Character { self[index(startIndex, offsetBy: place)] }
}
