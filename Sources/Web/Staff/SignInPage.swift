// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird

/// The door of the staff pages: sign in and out (X3).
struct SignInPage: Sendable {
    let desk: Desk
    let pages: Pages
    let cookies: SiteCookies
    let guards: SignInGuard
    /// nil where there is no call centre.
    let centre: CallCentre?

    func addRoutes(to entrance: RouterGroup<HotlineContext>) {
        entrance.get("sign-in") { _, context in show(context) }
        entrance.post("sign-in") { request, context in try await signIn(request, context) }
        entrance.post("sign-out") { request, context in try await signOut(request, context) }
    }

    private func show(_ context: HotlineContext) -> Response {
        let next = wanted(context.query)
        guard context.visitor.session == nil else { return pages.redirect(toPath: next) }
        return pages.render("sign-in", SignInModel(pages.wording(context), next: next), context)
    }

    private func signIn(_ request: Request, _ context: HotlineContext) async throws -> Response {
        let next = wanted(context.form)
        do {
            let signedIn = try await desk.signIn(attempt(request, context), past: guards)
            // A browser that comes with an old session leaves it behind: nobody can plant one.
            if let old = request.sessionToken { try await desk.signOut(token: old) }
            var response = pages.redirect(toPath: try await start(signedIn, wanting: next))
            response.setCookie(cookies.session(signedIn.token))
            return response
        } catch let refusal as SignInRefusal {
            return refused(refusal, next: next, context)
        }
    }

    /// Whoever wants nothing else begins with the view that they chose for it.
    private func start(_ signedIn: SignedIn, wanting next: String) async throws -> String {
        guard next == SiteURL.staffHome.path, let session = try await desk.session(token: signedIn.token),
            let view = try await desk.startView(for: session)
        else { return next }
        return view.viewLink
    }

    /// The form again, with what was wrong; the password is not.
    private func refused(_ refusal: SignInRefusal, next: String, _ context: HotlineContext) -> Response {
        let wording = pages.wording(context)
        let model = SignInModel(
            wording,
            next: next,
            login: context.form["login"],
            problem: refusal.message(in: wording),
        )
        var response = pages.render("sign-in", model, context)
        response.status = refusal.status
        if let seconds = refusal.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    private func signOut(_ request: Request, _ context: HotlineContext) async throws -> Response {
        // Another site cannot sign people out: the origin of every form is checked, and here the key as well.
        if let session = context.visitor.session, !session.accepts(formKey: context.form[FormKeyCheck.field]) {
            throw WebFault.formKeyWrong
        }
        if let token = request.sessionToken { try await desk.signOut(token: token) }
        if let login = context.visitor.session?.login { try await centre?.standIfGone(login) }
        var response = pages.redirect(to: .signIn, saying: .success("signedOut"))
        response.setCookie(cookies.noSession())
        return response
    }

    /// Where the person wanted to go, if that is a page of ours.
    private func wanted(_ form: Form) -> String {
        guard let path = LocalPath(form["next"])?.text, path.hasPrefix(SiteURL.staffHome.path) else {
            return SiteURL.staffHome.path
        }
        return path
    }

    private func attempt(_ request: Request, _ context: HotlineContext) -> SignInAttempt {
        SignInAttempt(
            login: context.form["login"],
            password: context.form["password"],
            device: Device.name(userAgent: request.headers[.userAgent] ?? ""),
            address: Device.network(of: context.visitor.remoteAddress ?? ""),
        )
    }
}

struct SignInModel: PageModel {
    let title: String
    let action: String
    let next: String
    var login = ""
    var problem: String?

    init(_ wording: Wording, next: String, login: String = "", problem: String? = nil) {
        title = wording.text("signIn.title")
        action = SiteURL.signIn.path
        self.next = next
        self.login = String(login.prefix(64))
        self.problem = problem
    }
}
