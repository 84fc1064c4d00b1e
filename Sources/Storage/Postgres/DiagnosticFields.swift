// SPDX-License-Identifier: Apache-2.0

import CLibPQ

/// The parts of an error or a notice. Valid while the result is.
struct DiagnosticFields {
    /// The letters of `PG_DIAG_…` in PostgreSQL's postgres_ext.h, C macros Swift cannot import.
    enum Field: UnicodeScalar {
        case code = "C"
        case message = "M"
        /// Always English, whatever language the server speaks.
        case severity = "V"
        case table = "t"
        case column = "c"
        case constraint = "n"
    }

    private let result: OpaquePointer?

    init(_ result: OpaquePointer?) {
        self.result = result
    }

    subscript(field: Field) -> String? {
        PQresultErrorField(result, Int32(field.rawValue.value)).map { String(cString: $0) }
    }
}
