"""At which addresses phones in the room find this computer; nothing is sent to find out."""

from __future__ import annotations

import contextlib
import ipaddress
import socket

_ANY = {"0.0.0.0", "::"}  # noqa: S104  compared with, not listened on
# A datagram socket that is pointed somewhere tells from which address it would send; these are private networks.
_TOWARDS = ("10.255.255.255", "192.168.255.255", "172.31.255.255")


def addresses(host: str, port: int) -> tuple[str, ...]:
    """Web addresses of a server, the best for phones first.

    Args:
        host: on which it listens.
        port: on which it listens.
    """
    found = [host] if host not in _ANY else [*_own_addresses(), "127.0.0.1"]
    shown = [f"[{one}]" if ":" in one else one for one in found]
    return tuple(f"http://{one}:{port}" for one in dict.fromkeys(shown))


def _own_addresses() -> list[str]:
    found: list[str] = []
    for target in _TOWARDS:
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
                one.connect((target, 9))
                found.append(str(one.getsockname()[0]))
        except OSError:
            continue
    with contextlib.suppress(OSError):
        found += [str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [one for one in dict.fromkeys(found) if not ipaddress.ip_address(one).is_loopback]
