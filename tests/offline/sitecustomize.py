"""Refuse every connection to another machine, in this process and those it starts.

Python imports a module of this name by itself when its folder is on PYTHONPATH.
"""

import socket

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


def _refuse_outside(sock: socket.socket, address: object) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6):
        host = str(address[0])  # type: ignore[index]
        if host not in ("localhost", "::1") and not host.startswith("127."):
            raise OSError(f"a connection to {host} was tried; the kit works without a network")


def connect(sock: socket.socket, address: object) -> None:
    _refuse_outside(sock, address)
    _connect(sock, address)


def connect_ex(sock: socket.socket, address: object) -> int:
    _refuse_outside(sock, address)
    return _connect_ex(sock, address)


socket.socket.connect = connect  # type: ignore[method-assign,assignment]
socket.socket.connect_ex = connect_ex  # type: ignore[method-assign,assignment]
