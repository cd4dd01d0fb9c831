# SPDX-License-Identifier: GPL-3.0-or-later
# Part of Steady.
"""One call of the library Tests/.../everything, typed by every driver that breaks off in its middle,
and what must be found of it afterwards."""
import re, shutil, subprocess, tempfile

from ptycall import Call, shown, surroundings

# One answer of every kind the library asks for, and a note that changes no answer.
KEYS = ["1\r", "1\r", "1\r", "2\r", "1\r", "8\r", "1 2\r", "7\r", "note she sounds tired\r", "30\r",
        "20 minutes ago\r", "he fell\r", "12 Oak Street\r", "555 0100\r", "Sam\r", "1\r", "3\r"]


class Story:
    """The program and library under test, and a folder for what is made with them."""

    def __init__(self, program, library, work):
        self.program, self.library, self.work = program, library, work

    def fresh(self):
        return tempfile.mkdtemp(prefix="call-", dir=self.work)

    def call(self, folder, *arguments, **more):
        return Call(self.program, self.library, folder, *arguments, **more)

    def say(self, folder, *arguments):
        """What another command prints."""
        done = subprocess.run([self.program, *arguments], stdin=subprocess.DEVNULL,
                              env=surroundings(self.library, folder), text=True, errors="replace",
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.stdout

    def resume(self, folder, **more):
        """How many entries are counted, the question offered, the answers shown, the exit code."""
        call = self.call(folder, **more)
        count = label = code = None
        try:
            label = call.prompt()
            counted = re.search(r"(\d+) entr(?:y is|ies are) safe", call.raw.decode(errors="replace"))
            if counted and label is not None:
                count = int(counted[1])
                call.type("1")
                label = call.prompt()
            if label is None:
                code = call.ends()
        finally:
            call.close()
        return count, label, shown(self.program, self.library, folder)[0], code

    def stopped_at(self, step):
        """What is found of a call that was killed while it waited after so many answers."""
        folder = self.fresh()
        call = self.call(folder)
        for typed in KEYS[:step]:
            call.prompt()
            call.type(typed)
        call.prompt()
        call.close()
        found = self.resume(folder)[:3]
        shutil.rmtree(folder, ignore_errors=True)
        return found


def is_right(expected, accepted, found, resumed=0):
    """All that was accepted, or that and the answer that was on its way to the disk; and an entry
    more for each time that the call was gone on with before."""
    if accepted < 0 and found[0] is None:
        return True  # broken off before its first prompt: no call yet
    return any(one[1:] == found[1:3] and one[0] <= (found[0] or 0) <= one[0] + resumed
               for one in expected[max(accepted, 0):accepted + 2])


def check_growth(expected):
    """What is expected after one answer more must differ, or nothing is compared."""
    counts = [one[0] for one in expected]
    assert counts == sorted(set(counts)), f"an answer more is not an entry more: {counts}"
