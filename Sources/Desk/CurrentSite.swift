// SPDX-License-Identifier: Apache-2.0

package import Sites
import Synchronization

/// The site documents in force in this process; replaced whole when new ones are imported.
///
/// A class, because every copy of the desk must see the same site.
package final class CurrentSite: Sendable {
    private let current: Mutex<Site>

    package init(_ site: Site) { current = Mutex(site) }

    package var site: Site { current.withLock { $0 } }

    package func replace(with site: Site) { current.withLock { $0 = site } }
}
