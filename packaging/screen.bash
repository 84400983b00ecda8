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

# photograph FILE: the X root window, once something is painted in it and it has stopped changing.
photograph ()
{
  local shot before='' now
  shot=$(mktemp --suffix=.png)
  for _ in $(seq 150); do
    sleep 0.4
    import -window root "$shot"
    now=$(identify -format '%#' "$shot")
    # An empty window has a colour or two.
    if [ "$now" = "$before" ] && [ "$(identify -format '%k' "$shot")" -gt 30 ]; then
      mv "$shot" "$1"
      chmod 644 "$1"
      return 0
    fi
    before=$now
  done
  rm -f "$shot"
  fail "The window never came to rest: $1 was not written."
}
