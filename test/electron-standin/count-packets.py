"""Listens at the far end of the only way out; writes each destination that was tried, and how often."""

import collections
import signal
import socket
import struct
import sys

ALL_PROTOCOLS = 3
SENT_BY_THIS_END = 4
TCP, UDP = 6, 17
KERNEL_V4 = {2}  # IGMP reports
KERNEL_V6 = {0, 58}  # neighbour discovery, multicast listeners
DNS_PORT = 53


def read_packet(packet):
    """(protocol, destination, port, name asked of DNS), or None for the kernel's own traffic."""
    version = packet[0] >> 4
    if version == 4:
        protocol, body = packet[9], packet[(packet[0] & 15) * 4 :]
        destination = socket.inet_ntop(socket.AF_INET, packet[16:20])
    elif version == 6:
        protocol, body = packet[6], packet[40:]
        destination = socket.inet_ntop(socket.AF_INET6, packet[24:40])
    else:
        return None
    if protocol in (KERNEL_V4 if version == 4 else KERNEL_V6):
        return None
    port = struct.unpack(">H", body[2:4])[0] if protocol in (TCP, UDP) else 0
    name = read_name(body[20:]) if protocol == UDP and port == DNS_PORT else ""
    return {TCP: "tcp", UDP: "udp"}.get(protocol, str(protocol)), destination, port, name


def read_name(question):
    labels, at = [], 0
    while at < len(question) and question[at]:
        end = at + 1 + question[at]
        labels.append(question[at + 1 : end].decode("latin1"))
        at = end
    return ".".join(labels)


def main(report):
    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ALL_PROTOCOLS))
    wire.bind(("outside", 0))
    wire.settimeout(0.5)
    open(report + ".ready", "w").close()
    tried = collections.Counter()
    while True:
        try:
            packet, address = wire.recvfrom(4096)
        except socket.timeout:
            if stopped:
                break
            continue
        seen = None if address[2] == SENT_BY_THIS_END else read_packet(packet)
        if seen:
            tried[seen] += 1
    with open(report, "w") as file:
        file.write(f"{sum(tried.values())} packets tried to leave\n")
        for seen, times in tried.most_common():
            file.write(f"  {times} x {seen}\n")


main(sys.argv[1])
