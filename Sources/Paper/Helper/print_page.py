# SPDX-License-Identifier: Apache-2.0
"""Prints one page of HTML as PDF, shut in: no network, no program started, no file but libraries and fonts.

Usage: print_page.py REQUEST    the JSON file {"html", "css"}; the PDF goes to standard output
       print_page.py --check    ends with 0 when all that printing needs is there

Whoever starts it keeps the other end of standard input open: when it closes, because the server was killed, this
process ends too. Exits 3 when a library is missing and 4 when it cannot be shut in.
"""

import ctypes
import json
import mimetypes
import os
import platform
import resource
import struct
import sys
import threading

MISSING, OPEN = 3, 4

# linux/prctl.h, linux/seccomp.h, linux/filter.h
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1
MACHINES = {
    # audit's number of the architecture; socket, socketpair, connect, execve, execveat, ptrace, bpf, fork, vfork,
    # process_vm_readv, process_vm_writev; io_uring_setup, io_uring_enter, io_uring_register, pidfd_getfd
    "x86_64": (0xC000003E, [41, 53, 42, 59, 322, 101, 321, 57, 58, 310, 311, 425, 426, 427, 438]),
    "aarch64": (0xC00000B7, [198, 199, 203, 221, 281, 117, 280, 270, 271, 425, 426, 427, 438]),
}

# linux/landlock.h: numbers that all machines share, and every right over files that the first version knows.
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
LANDLOCK_PATH = 1
FILE_RIGHTS, READ_FILE, READ_FOLDER = (1 << 13) - 1, 1 << 2, 1 << 3
READABLE = ["/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig", "/proc/self",
            "/dev/urandom"]

libc = ctypes.CDLL(None, use_errno=True)


def limit():
    for name, most in [(resource.RLIMIT_CPU, 60), (resource.RLIMIT_AS, 2 << 30), (resource.RLIMIT_FSIZE, 256 << 20),
                       (resource.RLIMIT_CORE, 0)]:
        resource.setrlimit(name, (most, most))


def shut_in():
    """From here on neither this thread nor any that it starts gets out."""
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        sys.exit(OPEN)
    shut_off_files()
    shut_off_calls()


def shut_off_files():
    """Leaves the libraries and fonts to be read. A kernel without Landlock (before 5.13) leaves all that the user may:
    then it is the fetcher alone that refuses."""
    rights = struct.pack("Q", FILE_RIGHTS)
    rules = libc.syscall(LANDLOCK_CREATE, rights, ctypes.c_size_t(len(rights)), 0)
    if rules < 0:
        return
    for path in {*READABLE, sys.prefix, sys.base_prefix}:
        try:
            file = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        allowed = READ_FILE | (READ_FOLDER if os.path.isdir(path) else 0)
        rule = struct.pack("=Qi", allowed, file)
        if libc.syscall(LANDLOCK_ADD, rules, LANDLOCK_PATH, rule, 0) != 0:
            sys.exit(OPEN)
        os.close(file)
    if libc.syscall(LANDLOCK_RESTRICT, rules, 0) != 0:
        sys.exit(OPEN)
    os.close(rules)


def shut_off_calls():
    """Refuses every call that reaches another machine or starts a program."""
    if platform.machine() not in MACHINES:
        sys.exit(OPEN)
    machine, refused = MACHINES[platform.machine()]
    steps = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, machine), (RETURN, 0, 0, REFUSE), (LOAD, 0, 0, 0)]
    # Calls of the x32 kind have numbers of their own, above all others.
    steps += [(AT_LEAST, 0, 1, 0x40000000), (RETURN, 0, 0, REFUSE)]
    for number in refused:
        steps += [(EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE)]
    steps += [(RETURN, 0, 0, ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0) != 0:
        sys.exit(OPEN)


def end_with_the_server():
    def watch():
        while os.read(0, 4096):
            pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def library():
    """Imported late, within the walls. WeasyPrint tells a missing Pango by an OSError."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(MISSING)
    return weasyprint


def printed(weasyprint, html, css):
    class Refusal(weasyprint.urls.URLFetcher):
        def fetch(self, url, headers=None):
            raise ValueError("nothing is fetched")

    style = weasyprint.CSS(string=css, url_fetcher=Refusal())
    return weasyprint.HTML(string=html, url_fetcher=Refusal()).write_pdf(stylesheets=[style])


def main():
    limit()
    mimetypes.init([])  # else it would look for lists of its own in /etc
    if sys.argv[1] == "--check":
        shut_in()
        library()
        return
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    shut_in()
    end_with_the_server()
    sys.stdout.buffer.write(printed(library(), request["html"], request["css"]))


main()
