// SPDX-License-Identifier: Apache-2.0

import Storage
import Tickets

extension Verification {
    /// Computes every result anew from the sheets that inspectors filled (S5, V5).
    mutating func checkInspections(in reader: any Reader) throws {
        var last = ID<Inspection>(0)
        while true {
            let inspections = try InspectionRecords.page(after: last, limit: 500, in: reader)
            guard let newest = inspections.last else { return }
            let lines = try reader.rows(
                """
                SELECT id, kind, reference, agent, standing, result, is_fatal, inspected_at
                FROM inspections
                WHERE id > \(last) AND id <= \(newest.id)
                ORDER BY id
                """
            ).map(InspectionLine.init)
            for (inspection, line) in zip(inspections, lines) where InspectionLine(inspection) != line {
                add(.inspectionDiffers(inspection.id.rawValue))
            }
            last = newest.id
        }
    }
}

extension InspectionLine {
    /// What lists should show of it.
    fileprivate init(_ inspection: Inspection) {
        self.init(
            id: inspection.id,
            subject: inspection.subject,
            agent: inspection.agent,
            standing: inspection.standing,
            result: inspection.result,
            isFatal: inspection.isFatal,
            inspectedAt: inspection.opinions.first?.at,
        )
    }
}
