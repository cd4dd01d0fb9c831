# SPDX-License-Identifier: GPL-3.0-or-later
# Part of Steady.
"""A secure shell of our own on this machine: a server on a high port with its own keys, run by
whoever runs this. Nothing of the machine's own server is used or changed."""
import getpass, os, pwd, shutil, socket, subprocess, sys, time

PATHS = os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin:/sbin"
CONFIG = """ListenAddress 127.0.0.1
Port {port}
HostKey {work}/host
AuthorizedKeysFile {work}/authorized
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
PrintLastLog no
PermitUserRC no
LogLevel INFO
"""


def skip(why):
    print(f"SKIPPED: calls through a secure shell; {why}", file=sys.stderr)
    sys.exit(0)


class Server:
    """An sshd that lives as long as this program, and what logs in to it."""

    def __init__(self, work):
        self.work = work
        found = {name: shutil.which(name, path=PATHS) for name in ("sshd", "ssh", "ssh-keygen")}
        missing = [name for name, path in found.items() if not path]
        if missing:
            skip(f"{', '.join(missing)} is not installed (apt-get install openssh-server).")
        shell = pwd.getpwuid(os.geteuid()).pw_shell
        if os.path.basename(shell) in ("nologin", "false"):
            skip(f"{getpass.getuser()} may not log in: the shell is {shell}.")
        self.sshd, self.ssh, keygen = found.values()
        for name in ("host", "key"):
            subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", f"{work}/{name}"],
                           check=True)
        shutil.copy(f"{work}/key.pub", f"{work}/authorized")
        self.made = None
        if os.geteuid() == 0 and not os.path.isdir("/run/sshd") and os.path.isdir("/run"):
            self.made = "/run/sshd"  # where root's sshd locks itself in before a login
            os.mkdir(self.made, 0o755)
        try:
            self.start()
        except BaseException:
            self.end()
            raise

    def start(self):
        """On a port that is free; another program may take it first, so three times."""
        for _ in range(3):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
            with open(f"{self.work}/config", "w") as file:
                file.write(CONFIG.format(port=self.port, work=self.work))
            self.log = open(f"{self.work}/log", "w+")
            self.process = subprocess.Popen([self.sshd, "-D", "-e", "-f", f"{self.work}/config"],
                                            stdin=subprocess.DEVNULL, stderr=self.log)
            for _ in range(50):
                if self.process.poll() is not None:
                    break
                if self.lets_in():
                    return
                time.sleep(0.1)
            self.stop()
        with open(f"{self.work}/log") as file:
            said = file.read()
        if "locked" in said:
            skip(f"the account of {getpass.getuser()} is locked.")
        if "chown(/dev/" in said:
            skip("/dev/pts is mounted without gid=5, so only root's sshd may hand out terminals.")
        sys.exit(f"{os.path.basename(sys.argv[0])}: sshd lets nobody in; it says: {said[-600:]}")

    def options(self):
        """Of the client: our key, our file of known hosts, no habits of anybody's."""
        settings = ["BatchMode=yes", "IdentitiesOnly=yes", "LogLevel=ERROR", "ConnectTimeout=10",
                    "StrictHostKeyChecking=accept-new", f"UserKnownHostsFile={self.work}/known"]
        return ["-F", "none", *(part for one in settings for part in ("-o", one)),
                "-i", f"{self.work}/key", "-p", str(self.port), "127.0.0.1"]

    def lets_in(self):
        """With a terminal, as every call wants one."""
        return subprocess.run([self.ssh, "-tt", *self.options(), "exit 0"], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        self.log.close()

    def end(self):
        self.stop()
        if self.made:
            os.rmdir(self.made)
