#!/bin/sh
# Runs a command in a network namespace whose only way out nobody answers, and lists every packet that tried.
# Needs root, iproute2 and python3.
folder=$(dirname "$(readlink -f "$0")")
export folder
exec unshare --net sh -c '
  ip link set lo up
  ip link add inside type veth peer name outside
  ip link set outside up
  ip address add 10.99.0.2/24 dev inside
  ip -6 address add 2001:db8::2/64 dev inside nodad 2>/dev/null
  ip link set inside up arp off
  ip route add default dev inside
  ip -6 route add default dev inside 2>/dev/null
  report=$(mktemp)
  python3 "$folder/count-packets.py" "$report" &
  counter=$!
  while [ ! -e "$report.ready" ]; do sleep 0.1; done
  "$@"
  outcome=$?
  sleep 1
  kill -TERM $counter
  wait $counter
  cat "$report"
  grep -q "^0 packets" "$report" || outcome=1
  rm -f "$report" "$report.ready"
  exit $outcome
' sh "$@"
