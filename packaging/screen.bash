# For scripts that run inside tests/with-gui --wm: start the program, press its keys, photograph the screen.
# shellcheck shell=bash

program=''
window=''

fail ()
{
  echo "$1" >&2
  exit 1
}

# start_program COMMAND…: leaves its process in $program and its first window in $window.
start_program ()
{
  "$@" &
  program=$!
  for _ in $(seq 150); do
    window=$(xdotool search --onlyvisible --pid "$program" 2>/dev/null | head -n 1) || true
    if [ -n "$window" ]; then
      xdotool windowactivate --sync "$window" || true
      return 0
    fi
    kill -0 "$program" 2>/dev/null || fail "The program ended before it had a window."
    sleep 0.2
  done
  fail "The program had no window after 30 seconds."
}

end_program ()
{
  if [ -n "$program" ]; then
    kill "$program" 2>/dev/null || true
    wait "$program" 2>/dev/null || true
    program=''
  fi
}
trap end_program EXIT

press ()
{
  xdotool key --clearmodifiers "$1"
}

# photograph FILE: the X root window, once it has stopped changing.
photograph ()
{
  local before='' now
  for _ in $(seq 60); do
    sleep 0.4
    now=$(import -window root -depth 8 rgba:- | sha256sum)
    if [ "$now" = "$before" ]; then
      import -window root "$1"
      return 0
    fi
    before=$now
  done
  fail "The window never came to rest: $1 was not written."
}
