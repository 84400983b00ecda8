#include "document/pv-history.h"

void
pv_history_line_free (PvHistoryLine *line)
{
  g_free (line->author);
  g_free (line->sentence);
  g_free (line);
}
