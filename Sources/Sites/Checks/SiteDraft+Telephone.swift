// SPDX-License-Identifier: Apache-2.0

import Tickets

extension SiteDraft {
    func checkTelephone(_ faults: inout FaultList) {
        guard let telephone else { return }
        let policy = telephone.value
        for (key, names) in [("queues", policy.queues), ("seats", policy.seats)] {
            let places = telephone.passage[key].items
            faults.checkUnique(Array(zip(names, places)), called: String(key.dropLast()))
        }
        let breaks = Array(zip(policy.breaks, telephone.passage["breaks"].items))
        faults.checkUnique(breaks.map { ($0.code, $1["code"]) }, called: "code")
        for (pause, place) in breaks where pause.code == PauseReason.wrapUp.word {
            faults.add("“\(pause.code)” is the work after a call, and no break", at: place["code"])
        }
    }
}
