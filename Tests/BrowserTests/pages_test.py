# SPDX-License-Identifier: Apache-2.0
"""Every page, in both languages and at both widths: accessible, no wider than its window, without a complaint."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from samples import HANDLER, WAYS
from visitor import LANGUAGE_TAGS, LOCALES, assert_sound

# Its report was made when the city began, whatever the hour.
DAY_BEFORE_YESTERDAY = (datetime.now(ZoneInfo("Asia/Shanghai")) - timedelta(days=2)).date()
MONTH = datetime.now(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m")
SITE_URL = Path(__file__).parents[2] / "Sources" / "Web" / "SiteURL.swift"


class Sight(NamedTuple):
    """What is looked at: `url` is its case in `SiteURL`, `case` the sample whose citizen looks."""

    url: str
    path: str
    login: str | None = None
    case: str | None = None
    status: int = 200


CITIZENS = {
    "home": Sight("home", "/"),
    "file": Sight("file", "/file"),
    "receipt": Sight("filed", "/file/{registered}", case="registered"),
    "follow": Sight("follow", "/follow"),
    "rate": Sight("rate", "/rate/{token}"),
    "thanks": Sight("thanks", "/rate/thanks"),
    "file-letter": Sight("file", "/file?mailbox=mayor&matter=labour.wages.arrears"),
    "mailboxes": Sight("mailboxes", "/mailboxes"),
    "public": Sight("published", "/public"),
    "public-nothing": Sight("published", "/public?q=无此事项"),
    **{
        f"progress-{stage}": Sight("follow", "/follow", case=stage)
        for stage in [
            "registered",
            "awaitingCaller",
            "handling",
            "callbackPending",
            "notAccepted",
            "merged",
            "closed",
            "petition",
            "disclosure",
        ]
    },
}

STAFF = {
    "sign-in": Sight("signIn", "/staff/sign-in"),
    **{
        f"home-{login.rstrip('1')}": Sight("staffHome", "/staff", login)
        for login in ["agent1", "dispatcher1", HANDLER, "supervisor1", "evaluator1", "leader1", "admin1"]
    },
    "phrases": Sight("phrases", "/staff/phrases", "supervisor1"),
    "tickets-view-gone": Sight("tickets", "/staff/tickets?unit=gone", "supervisor1"),
    "sessions": Sight("sessions", "/staff/sessions", "leader1"),
    "intake": Sight("intake", "/staff/intake", "agent1"),
    "intake-known-caller": Sight("intake", "/staff/intake?phone=13900007100", "agent1"),
    "counter": Sight("counterIntake", "/staff/intake/counter", "agent1"),
    "grid": Sight("gridIntake", "/staff/intake/grid", "inspector1"),
    "found": Sight("foundIntake", "/staff/intake/found", "supervisor1"),
    "emergencies": Sight("emergencies", "/staff/emergencies", "agent1"),
    "nuisances": Sight("nuisances", "/staff/nuisances", "supervisor1"),
    "lines": Sight("lines", "/staff/lines", "supervisor1"),
    "tickets": Sight("tickets", "/staff/tickets", "supervisor1"),
    "tickets-found": Sight("tickets", "/staff/tickets?q=路面破损", "supervisor1"),
    "tickets-none": Sight("tickets", "/staff/tickets?q=无此工单", HANDLER),
    "tickets-narrowed": Sight("tickets", "/staff/tickets?q=路面破损&channel=web&from=2026-01-01", "supervisor1"),
    "tickets-no-words": Sight("tickets", "/staff/tickets?q=，，", "supervisor1"),
    "inbox-to-sign": Sight("inbox", "/staff/inbox", HANDLER),
    "inbox-in-hand": Sight("inbox", "/staff/inbox?tab=inHand", HANDLER),
    "inbox-co-handling": Sight("inbox", "/staff/inbox?tab=coHandling", HANDLER),
    "inbox-all-picked": Sight("inbox", "/staff/inbox?tab=all&pick=all", HANDLER),
    "bulk": Sight("bulk", "/staff/bulk?do=sign&ticket={dispatched}.2&ticket={signed}.3&ticket=20010101000001.1", HANDLER),
    "bulk-stale": Sight("bulk", "/staff/bulk?do=urge&ticket={handling}.3&ticket={dispatched}.2", "supervisor1"),
    "inbox-empty": Sight("inbox", "/staff/inbox?tab=toSign", "handler.power"),
    "dispatch": Sight("dispatchDesk", "/staff/dispatch", "dispatcher1"),
    "routing-quality": Sight("routingQuality", "/staff/dispatch/quality", "leader1"),
    "inbox-copied": Sight("inbox", "/staff/inbox?tab=copied", "handler.fancheng"),
    "notices": Sight("notices", "/staff/notices", HANDLER),
    "endorsements": Sight("endorsements", "/staff/endorsements", "head.urban-management"),
    "review": Sight("review", "/staff/review", "dispatcher1"),
    "review-extensions": Sight("review", "/staff/review?tab=extensions", "supervisor1"),
    "arbitration": Sight("arbitration", "/staff/arbitration", "dispatcher1"),
    "supervision": Sight("supervision", "/staff/supervision", "supervisor1"),
    "supervision-late": Sight("supervision", "/staff/supervision?tab=late", "supervisor1"),
    "leader-desk": Sight("leaderDesk", "/staff/leader", "leader1"),
    "leader-own": Sight("leaderDesk", "/staff/leader?tab=own", "leader1"),
    "hotspots": Sight("hotspots", "/staff/hotspots", "supervisor1"),
    "themes": Sight("themes", "/staff/themes", "supervisor1"),
    "themes-read": Sight("themes", "/staff/themes", "dispatcher1"),
    "theme": Sight("theme", "/staff/themes/{theme}", "supervisor1"),
    "theme-read": Sight("theme", "/staff/themes/{theme}", "dispatcher1"),
    "outbox": Sight("outbox", "/staff/outbox", "supervisor1"),
    "outbox-failed": Sight("outbox", "/staff/outbox?tab=failed", "agent1"),
    "letters": Sight("letters", "/staff/letters", "agent1"),
    "letters-not-found": Sight("letters", "/staff/letters?q=L2001-000001", "agent1", status=404),
    "letter": Sight("letter", "/staff/letters/{letter}", "agent1"),
    "letter-label": Sight("letterLabel", "/staff/letters/{letter}/label", "dispatcher1"),
    "replies": Sight("replyLetters", "/staff/replies", "supervisor1"),
    "callbacks": Sight("callbacks", "/staff/callbacks", "evaluator1"),
    "exports": Sight("exports", "/staff/exports", "admin1"),
    "export-unknown": Sight("export", "/staff/exports/nothing", "admin1", status=404),
    "quality": Sight("quality", "/staff/quality", "evaluator1"),
    "own-inspections": Sight("ownInspections", "/staff/quality/mine", "agent1"),
    "inspection-unknown": Sight("inspection", "/staff/quality/999999", "supervisor1", status=404),
    "callbacks-grievances": Sight("callbacks", "/staff/callbacks?tab=grievances", "supervisor1"),
    "callback": Sight("callback", "/staff/callbacks/{callbackPending}", "evaluator1"),
    "scorecards": Sight("scorecards", "/staff/scorecards", "supervisor1"),
    "scorecards-empty": Sight("scorecards", "/staff/scorecards?period=2001-01", HANDLER),
    "statement": Sight("statement", f"/staff/scorecards/{MONTH}/water", "evaluator1"),
    "statement-own": Sight("statement", f"/staff/scorecards/{MONTH}/urban-management", HANDLER),
    "statement-empty": Sight("statement", "/staff/scorecards/2001-01/water", "leader1"),
    "statement-tickets": Sight(
        "statementTickets", f"/staff/scorecards/{MONTH}/water/tickets?rate=satisfaction", "evaluator1"
    ),
    "reports": Sight("reports", "/staff/reports", "supervisor1"),
    "reports-monthly": Sight("reports", "/staff/reports?kind=monthly", HANDLER),
    "report-stored": Sight("report", f"/staff/reports/daily-{DAY_BEFORE_YESTERDAY}-0", "supervisor1"),
    "report-live": Sight("report", f"/staff/reports/weekly-{DAY_BEFORE_YESTERDAY}", HANDLER),
    "reports-empty": Sight("reports", "/staff/reports?kind=daily&day=2001-01-01", "leader1"),
    "site-calendar": Sight("siteCalendar", "/staff/site/calendar?year=2026", "admin1"),
    "site-calendar-read": Sight("siteCalendar", "/staff/site/calendar?year=2026", "leader1"),
    "site-pack": Sight("siteDeadlines", "/staff/site/deadlines", "supervisor1"),
    "site-pack-rule": Sight("siteDeadlines", "/staff/site/deadlines?rule=1", "admin1"),
    "site-scoring": Sight("siteScoring", "/staff/site/scoring", "admin1"),
    "site-scoring-read": Sight("siteScoring", "/staff/site/scoring", HANDLER),
    "site-catalogue": Sight("siteCatalogue", "/staff/site/catalogue?under=urban", "supervisor1"),
    "site-catalogue-dead": Sight("siteCatalogue", "/staff/site/catalogue?show=dead&months=3", "leader1"),
    "site-catalogue-entry": Sight("siteCatalogue", "/staff/site/catalogue?q=路灯&entry=urban.roads.lamps", "admin1"),
    "site-catalogue-versions": Sight("siteCatalogueVersions", "/staff/site/catalogue/versions?from=1&to=1", "leader1"),
    "site-classifier": Sight("siteClassifier", "/staff/site/classifier", "leader1"),
    "site-classifier-admin": Sight("siteClassifier", "/staff/site/classifier", "admin1"),
    "live": Sight("liveBoard", "/staff/live", "leader1"),
    "wallboard": Sight("wallboard", "/staff/wallboard", "leader1"),
    "wallboard-light": Sight("wallboard", "/staff/wallboard?theme=light&map=late", "supervisor1"),
    "dashboard": Sight("dashboard", "/staff/dashboard", "supervisor1"),
    "dashboard-unit": Sight("dashboard", "/staff/dashboard?days=7&unit=water", "leader1"),
    "dashboard-head": Sight("dashboard", "/staff/dashboard?days=90", "head.urban-management"),
    "tickets-of-a-number": Sight("tickets", "/staff/tickets?state=open&took=week&endedFrom=2026-01-01", "supervisor1"),
}

# The person at whose desk a ticket in this stage waits.
AT_DESK = {
    "registered": "dispatcher1",
    "awaitingCaller": "agent1",
    "dispatched": HANDLER,
    "signed": HANDLER,
    "handling": HANDLER,
    "callbackPending": "evaluator1",
    "answered": "agent1",
    "notAccepted": "agent1",
}

TICKETS = {
    f"ticket-{stage}": Sight("ticket", f"/staff/tickets/{{{stage}}}", AT_DESK.get(stage, "supervisor1"))
    for stage in [*WAYS, "merged", "extensionRequested", "coHandled", "petition", "disclosure"]
}

DEADLINES = {
    f"deadlines-{stage}": Sight("deadlines", f"/staff/tickets/{{{stage}}}/deadlines", "supervisor1")
    for stage in ["registered", "handling"]
}

REFUSALS = {
    "unknown-page": Sight("home", "/nowhere", status=404),
    "void-invitation": Sight("rate", "/rate/forged", status=410),
    "unknown-staff-page": Sight("staffHome", "/staff/nowhere", "agent1", status=404),
    "unknown-ticket": Sight("ticket", "/staff/tickets/20010101000001", "agent1", status=404),
    "not-my-page": Sight("liveBoard", "/staff/live", "agent1", status=403),
    "not-my-ticket": Sight("ticket", "/staff/tickets/{handling}", "handler.power", status=404),
}

SIGHTS = {**CITIZENS, **STAFF, **TICKETS, **DEADLINES, **REFUSALS}

# These show no page of their own.
NO_PAGES = {
    *("signOut", "command", "views", "view", "phrase", "liveBoardEvents", "wallboardEvents", "openAPI", "scorecardsFile"),
    *("statementFile", "objections", "objection"),
    *("attachments", "attachment", "thumbnail", "withdrawal", "outboxDelivery", "nuisance"),
    # With a telephone exchange: Tests/GatewayTests.
    *("phoneEvents", "phoneSeat", "phonePresence", "phoneCalls", "phoneCall", "calls", "call", "recording"),
    *("callsNow", "callSeats", "callBacks", "callBack", "softphone"),
    *("letterStep", "letterPicture", "replyLetter", "topicSeen", "themeStep"),
    *("inspectionStep", "correctiveAction", "exportFile", "exportCancel"),
    *("followAttachments", "followAttachment", "followThumbnail"),
    *("questions", "intakeQuestions", "intakeSimilar", "cityMap", "areaOnMap", "similar", "placeMap", "similarTo"),
}


def test_every_address_of_the_site_is_looked_at():
    named = set(re.findall(r"^ +case \.(\w+)(?:\(.*?\))?: \"", SITE_URL.read_text(), re.MULTILINE))

    assert named - NO_PAGES == {sight.url for sight in SIGHTS.values()}


@pytest.mark.parametrize("name", SIGHTS)
def test_a_page_is_sound(arrive, city, office, samples, language, name):
    sight, visitor = SIGHTS[name], arrive(city.address, language=language)
    if sight.login:
        visitor.wear(office.badge(sight.login))
    if sight.case:
        visitor.wear(office.case(samples.keys[sight.case]))
    if sight.status != 200:
        visitor.expect(f"^{sight.status} GET")

    answer = visitor.page.goto(samples.path(sight.path), wait_until="load")

    assert answer.status == sight.status
    assert_sound(visitor, name)


def test_each_language_leads_to_the_other(visitor):
    page = visitor.open("/file")
    other = next(language for language in LOCALES if language != visitor.language)

    page.get_by_role("link", name={"zh": "中文", "en": "English"}[other]).click()

    expect(page.locator("html")).to_have_attribute("lang", LANGUAGE_TAGS[other])
    assert page.url.endswith("/file")
