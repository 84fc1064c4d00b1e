# SPDX-License-Identifier: Apache-2.0
"""Short messages between citizens and a server, as tests speak of them."""

from http.client import HTTPConnection
from urllib.parse import quote, urlencode, urlsplit

CITIZEN = "13800138000"


class Texting:
    """`number` is what citizens write to; what they write comes to `desk`."""

    def __init__(self, kannel, centre, desk, number):
        self.centre, self.desk, self.number = centre, desk, number
        self._sendsms = urlsplit(kannel["HOTLINE_TEST_KANNEL_SENDSMS"])
        self._account = {
            "username": kannel["HOTLINE_TEST_KANNEL_USER"],
            "password": kannel["HOTLINE_TEST_KANNEL_PASSWORD"],
        }
        self.opens()

    def opens(self):
        self.centre.ask("PUT", f"/routes/{self.number}", {"url": f"{self.desk.address}/sms/inbound"})

    def close(self):
        self.centre.ask("DELETE", f"/routes/{self.number}")
        self.desk.close()

    def citizen_writes(self, text=None, **details):
        """Answers with Kannel's statuses, one a part."""
        wanted = {"from": CITIZEN, "to": self.number, **({"text": text} if text is not None else {}), **details}
        return self.centre.post("/inbound", wanted)["statuses"][0]

    def sends(self, text, to=CITIZEN, receipt="", **details) -> tuple[int, str]:
        """Kannel's answer. With `receipt`, a name, the desk is told what becomes of it at /sms/receipts/NAME."""
        wanted = {**self._account, "from": self.number, "to": to, "text": text, "coding": 2, "charset": "UTF-8"}
        if receipt:
            wanted["dlr-mask"] = 31
            wanted["dlr-url"] = f"{self.desk.address}/sms/receipts/{quote(receipt)}?type=%d&part=%F&reply=%A"
        return self._ask("GET", f"{self._sendsms.path}?{urlencode({**wanted, **details})}")

    def posts(self, text, to=CITIZEN, receipt="") -> tuple[int, str]:
        """As `sends`, but with nothing of it in the address."""
        headers = {
            "Content-Type": "text/plain; charset=UTF-8",
            "X-Kannel-Username": self._account["username"],
            "X-Kannel-Password": self._account["password"],
            "X-Kannel-From": self.number,
            "X-Kannel-To": to,
            "X-Kannel-Coding": "2",
            "X-Kannel-DLR-Mask": "31",
            "X-Kannel-DLR-Url": f"{self.desk.address}/sms/receipts/{receipt}?type=%d",
        }
        return self._ask("POST", self._sendsms.path, text.encode(), headers)

    def sent(self, to=CITIZEN):
        """What the centre has from this number, long messages put together."""
        return self.centre.get(f"/messages?from={self.number}&to={to}")

    def _ask(self, method, path, body=None, headers=None) -> tuple[int, str]:
        connection = HTTPConnection(self._sendsms.netloc, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()
