# SPDX-License-Identifier: GPL-3.0-or-later
# Part of Steady.
"""A `steady` behind a pseudo-terminal, for every driver that types as a counsellor would.

Drivers look for what the screen says, and for labels of prompts, never at whole screens.
"""
import fcntl, os, pty, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time

# Where a prompt fills a line to its end, readline draws one blank more to reach the next.
PROMPT = re.compile(r"(?:^|[\r\n])(?:[^\r\n>]*?([a-z0-9][a-z0-9 -]*) )?> (?: \r)?$")
ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[>=])")

ANSWERS, DEAF = {*"0123456789", "\r"}, 0.16


def surroundings(library, folder, **more):
    """The environment of a program under test: its own folders, and nobody's habits."""
    environment = dict(os.environ, STEADY_LIBRARY=library, STEADY_DATA=folder, TZ="UTC",
                       TERM="xterm-256color", LC_ALL="C.UTF-8",
                       STEADY_UNPROVED="A test of something else.", SWIFT_BACKTRACE="enable=no")
    for name in ("STEADY_PLAIN", "NO_COLOR", "INPUTRC"):
        environment.pop(name, None)
    for name, value in more.items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = str(value)
    return environment


class Call:
    """A running `steady` whose terminal is ours."""

    def __init__(self, program, library, folder, *arguments, command="call", rows=24, columns=80,
                 before=None, **more):
        environment = surroundings(library, folder, **more)
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            try:
                # Whatever runs the tests may ignore a hang-up, as nohup does.
                signal.signal(signal.SIGHUP, signal.SIG_DFL)
                if before:
                    before()
                os.execve(program, [program, *command.split(), *arguments], environment)
            finally:
                os._exit(127)
        self.size(rows, columns)
        self.screen = ""
        self.raw = b""
        self.status = None
        self.changed = time.monotonic()

    def size(self, rows, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys):
        """Keys as one burst. A terminal that is gone takes them without a word. A single digit, or
        Enter alone, is pressed by somebody who has seen the prompt: see KeyRhythm.swift."""
        if keys in ANSWERS:
            while (left := self.changed + DEAF - time.monotonic()) > 0:
                self.read(left)
        self.send(keys)

    def send(self, keys):
        """Keys at once, as a keyboard sends them."""
        data = keys if isinstance(keys, bytes) else keys.encode()
        try:
            while data:
                data = data[os.write(self.terminal, data[:2048]):]
                if data:
                    self.read(0)
        except OSError:
            pass

    def read(self, seconds):
        """Whether anything came within the time."""
        try:
            if select.select([self.terminal], [], [], seconds)[0]:
                data = os.read(self.terminal, 65536)
                self.raw += data
                self.changed = time.monotonic()
                self.screen += data.decode(errors="replace")
                return bool(data)
        except OSError:
            time.sleep(min(seconds, 0.01))
        return False

    def sees(self, text, seconds=10):
        """Waits until the text is on screen, and forgets the screen up to it."""
        until = time.monotonic() + seconds
        while text not in self.screen:
            if time.monotonic() > until:
                raise AssertionError(f"never saw {text!r}; the screen ends {self.screen[-400:]!r}")
            self.read(0.2)
        self.screen = self.screen.split(text, 1)[1]

    def stays_without(self, text, seconds=0.7):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.1)
        assert text not in self.screen, f"saw {text!r}"

    def prompt(self, seconds=20):
        """Waits for the next prompt with nothing after it. Its label, empty where it has none; None
        when the program ended."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = PROMPT.search(ESCAPE.sub("", self.screen))
            if found:
                self.screen = ""
                return found[1] or ""
            if not self.read(0.05) and self.over():
                while self.read(0):
                    pass
                return None
        raise AssertionError(f"no prompt; the screen ends {self.screen[-400:]!r}")

    def over(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is not None

    def ends(self, seconds=10):
        """Waits for the end; the exit code, negative for a signal."""
        until = time.monotonic() + seconds
        while not self.over():
            if time.monotonic() > until:
                raise AssertionError("the program does not end")
            self.read(0.05)
        while self.read(0):
            pass
        return os.waitstatus_to_exitcode(self.status)

    def kill(self, number=signal.SIGKILL):
        if self.status is None:
            os.kill(self.pid, number)

    def close(self):
        """Ends what is still running and gives everything back."""
        try:
            self.kill()
            os.close(self.terminal)
        except OSError:
            pass
        if self.status is None:
            self.status = os.waitpid(self.pid, 0)[1]


def compile_shim(source, target):
    """Compiles C to be preloaded; a driver without a compiler cannot do its work."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        sys.exit(f"{os.path.basename(sys.argv[0])}: a C compiler is missing; install cc or clang.")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", target, source, "-ldl"], check=True)
    return target


NOBODY = 65534


def unprivileged():
    """For `before`: what rests on file modes means nothing to root, so root becomes nobody."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def for_nobody(work, *paths):
    """Copies of programs and libraries where nobody can reach them, and a home of nobody's own."""
    open_to_all = tempfile.mkdtemp(dir=work)
    os.chmod(work, 0o711)
    os.chmod(open_to_all, 0o755)
    copies = []
    for path in paths:
        copy = os.path.join(open_to_all, os.path.basename(path))
        (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, copy)
        copies.append(copy)
    subprocess.run(["chmod", "-R", "a+rX", open_to_all], check=True)
    home = tempfile.mkdtemp(dir=work)
    if os.geteuid() == 0:
        os.chown(home, NOBODY, NOBODY)
    return copies + [home]


def shown(program, library, folder, number=1, before=None, **more):
    """What `calls show` says of a call, without times of day and gaps, and its exit code."""
    done = subprocess.run([program, "calls", "show", str(number)], text=True, preexec_fn=before,
                          env=surroundings(library, folder, **more), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace")
    timeless = re.sub(r"\b\d\d:\d\d\b", "", done.stdout)
    return re.sub(r"(?m)^ *gap  .*\n", "", timeless), done.returncode


def run_all(tests, floor):
    """Runs each test, which returns what to close; exits with 1 when one is wrong."""
    wrong = 0
    for name, test in tests:
        began = time.monotonic()
        try:
            test()
            print(f"ok    {name} ({time.monotonic() - began:.1f} s)", flush=True)
        except AssertionError as error:
            wrong += 1
            print(f"WRONG {name} - {error}", flush=True)
    print(f"{len(tests)} tests, {wrong} wrong")
    sys.exit(1 if wrong or len(tests) < floor else 0)
