// SPDX-License-Identifier: Apache-2.0

import CLibPQ

/// The types that are told apart. Source: PostgreSQL 15, src/include/catalog/pg_type.dat.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
}
