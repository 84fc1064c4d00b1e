// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird

/// The context of every request.
package struct HotlineContext: VisitorContext {
    package var coreContext: CoreRequestContextStorage
    package var visitor = Visitor()

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        visitor.remoteAddress = source.channel.remoteAddress?.ipAddress
    }
}

/// The context of a staff page: somebody is signed in.
package struct StaffContext: ChildRequestContext, VisitorContext {
    package var coreContext: CoreRequestContextStorage
    package var visitor: Visitor
    package let session: StaffSession

    /// - Throws: `WebFault.signedOut`; the wall before staff pages has seen to it that this does not happen.
    package init(context: HotlineContext) throws {
        guard let session = context.visitor.session else { throw WebFault.signedOut }
        coreContext = context.coreContext
        visitor = context.visitor
        self.session = session
    }
}
