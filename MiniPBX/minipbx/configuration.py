# SPDX-License-Identifier: Apache-2.0
"""What the exchange is told when it starts: options, a TOML file, and a dialplan that does without either."""

import argparse
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from minipbx.callqueue import QueueSettings
from minipbx.dialplan import Step
from minipbx.endpoints import Endpoint

_SURVEY_QUESTIONS = 3


@dataclass(frozen=True)
class ManagerSettings:
    """Who may log in, and how many bytes may wait for a client that does not read."""

    user: str = "hotline"
    secret: str = "hotlinepw"
    backlog: int = 1 << 20
    login_seconds: float = 30


@dataclass(frozen=True)
class Configuration:
    sip_host: str
    sip_port: int
    ami_host: str
    ami_port: int
    endpoints: dict[str, Endpoint]
    queues: list[QueueSettings]
    contexts: Mapping[str, Mapping[str, list[Step]]]
    variables: dict[str, str]
    sounds: Path | None = None
    rtp_ports: tuple[int, int] = (20000, 31999)
    manager: ManagerSettings = field(default_factory=ManagerSettings)


def from_command_line(arguments: list[str] | None = None) -> Configuration:
    """Ends the program, saying why, where the options or the file are wrong."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        document = tomllib.loads(options.config.read_text()) if options.config else {}
        return _configuration(options, document)
    except (OSError, ValueError, TypeError, KeyError) as error:
        parser.error(f"{options.config or 'options'}: {error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minipbx", description=__doc__, allow_abbrev=False)
    parser.add_argument("--sip", required=True, type=_address, metavar="HOST:PORT", help="0 takes a free port")
    parser.add_argument("--ami", required=True, type=_address, metavar="HOST:PORT", help="0 takes a free port")
    parser.add_argument("--recordings", required=True, type=Path, metavar="DIR")
    parser.add_argument("--config", type=Path, metavar="FILE.toml")
    parser.add_argument("--sounds", type=Path, metavar="DIR", help="prompts: NAME.wav, 16-bit mono at 8 kHz")
    parser.add_argument("--secret", help="of the manager `hotline`")
    parser.add_argument("--trunk", metavar="URI", help="where outside numbers are; else they answer by themselves")
    parser.add_argument(
        "--seat", action="append", default=[], metavar="NAME[=URI]", help="a seat; a virtual one without a URI"
    )
    return parser


def _configuration(options: argparse.Namespace, document: dict) -> Configuration:
    manager = document.get("manager", {}) | ({"secret": options.secret} if options.secret else {})
    contexts = _default_contexts() | document.get("contexts", {})
    (sip_host, sip_port), (ami_host, ami_port) = options.sip, options.ami
    return Configuration(
        sip_host=sip_host,
        sip_port=sip_port,
        ami_host=ami_host,
        ami_port=ami_port,
        endpoints=_endpoints(options, document.get("endpoints", {})),
        queues=[_queue(name, table) for name, table in document.get("queues", {"hotline": {}}).items()],
        contexts={name: _extensions(table) for name, table in contexts.items()},
        variables={"RECORDINGS": str(options.recordings.resolve()), **document.get("variables", {})},
        sounds=options.sounds,
        manager=ManagerSettings(**manager),
    )


def _endpoints(options: argparse.Namespace, tables: dict[str, dict]) -> dict[str, Endpoint]:
    tables = {"trunk": {"context": "from-trunk", "answers_after": 1.0}} | tables
    if options.trunk:
        tables["trunk"] = {"context": "from-trunk"} | tables["trunk"] | {"contact": options.trunk}
    for seat in options.seat:
        name, _, uri = seat.partition("=")
        tables[name] = tables.get(name, {}) | ({"contact": uri} if uri else {})
    return {name: _endpoint(name, table) for name, table in tables.items()}


def _endpoint(name: str, table: dict) -> Endpoint:
    voice = table.get("voice")
    return Endpoint(**table | {"name": name, "voice": Path(voice) if voice else None})


def _queue(name: str, table: dict) -> QueueSettings:
    return QueueSettings(**table | {"name": name, "members": tuple(table.get("members", ()))})


def _extensions(table: dict[str, list[str]]) -> dict[str, list[Step]]:
    return {exten: [Step.parse(step) for step in steps] for exten, steps in table.items()}


def _default_contexts() -> dict[str, dict[str, list[str]]]:
    record = "MixMonitor(${RECORDINGS}/${UNIQUEID}.wav)"
    return {
        "from-trunk": {"_.": ["Answer()", record, "Playback(welcome)", "Queue(hotline,t)", "Hangup()"]},
        "agents": {"_X.": [record, "Dial(PJSIP/${EXTEN}@trunk,60)", "Hangup()"]},
        "seats": {"_X.": ["Dial(PJSIP/${EXTEN},60)", "Hangup()"]},
        "conference": {"_X.": [record, "ConfBridge(${EXTEN})", "Hangup()"]},
        "survey": {"s": ["Answer()", record, "Playback(survey-welcome)", *_survey_steps(), "Hangup()"]},
    }


def _survey_steps() -> list[str]:
    steps = []
    for number in range(1, _SURVEY_QUESTIONS + 1):
        answer = f"Question: {number},Digit: ${{SURVEY{number}}},Callid: ${{UNIQUEID}},Ticket: ${{TICKET}}"
        steps += [f"Read(SURVEY{number},survey-{number},1,,2,8)", f"UserEvent(HotlineSurvey,{answer})"]
    done = "UserEvent(HotlineSurveyDone,Callid: ${UNIQUEID},Ticket: ${TICKET})"
    return [*steps, done, "Playback(survey-thanks)"]


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit():
        raise argparse.ArgumentTypeError(f"not HOST:PORT: {text}")
    return host, int(port)
