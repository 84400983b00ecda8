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

# The list of pages at the left, which tells the chosen one apart.
page_list ()
{
  import -window root -crop 172x700+0+60 +repage miff:- | identify -format '%#' -
}

# turn_page KEY: until the list of pages shows another than now. A machine that is busy may take a minute over it.
turn_page ()
{
  local before
  before=$(page_list)
  press "$1"
  for _ in $(seq 150); do
    if [ "$(page_list)" != "$before" ]; then return 0; fi
    sleep 0.4
  done
  return 1
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
