"""Where a file lies: on this machine's own disk or on one that several machines share."""

from __future__ import annotations

import os
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")

NETWORK = frozenset(
    {
        *("9p", "afs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs"),
        *("nfs4", "ocfs2", "smb2", "smb3", "smbfs", "fuse.ceph", "fuse.curlftpfs", "fuse.davfs2"),
        *("fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs"),
    }
)
"""Kinds of file system behind which there is another machine, or more than one."""


def network_kind(path: Path) -> str | None:
    """The kind of network file system `path` lies on (`nfs4`, `cifs`, `fuse.sshfs`); None for any other disk.

    `path` need not exist. Where the system does not tell, it is taken for this machine's own.
    """
    try:
        mounts = [found for line in MOUNTS.read_bytes().splitlines() if (found := _mount(line))]
        # Most machines have no such file system at all, and every start of the program asks.
        if not any(kind in NETWORK for _, kind in mounts):
            return None
        place = path.resolve()
    except (OSError, RuntimeError):
        return None
    # What was mounted last over the same place hides what was there before.
    kind, longest = "", -1
    for escaped, mounted in mounts:
        point = Path(_unescaped(escaped))
        if len(point.parts) >= longest and place.is_relative_to(point):
            kind, longest = mounted, len(point.parts)
    return kind if kind in NETWORK else None


def _mount(line: bytes) -> tuple[bytes, str] | None:
    """Where and what: `36 35 98:0 /root /mount/point rw,noatime master:1 - nfs4 server:/x rw`."""
    before, _, after = line.partition(b" - ")
    fields = before.split(b" ", 5)
    if len(fields) < 6 or not after:
        return None
    return fields[4], after.split(b" ", 1)[0].decode("ascii", "replace")


def _unescaped(point: bytes) -> str:
    """A path as the system lists it: spaces and the like are `\\040`."""
    # The backslash itself last: before, it would make an escape of what follows.
    for byte in b" \t\n#\\":
        point = point.replace(b"\\%03o" % byte, bytes((byte,)))
    return os.fsdecode(point)
