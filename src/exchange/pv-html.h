/* The network and the paths as one page of HTML that opens anywhere: it holds everything it needs, asks nothing of any network, and may
 * not (its policy says so). Without JavaScript it is pictures, tables and lists in the language that is chosen; with it the pictures are
 * moved and enlarged, and names are found; a network of thousands is then made where one looks, and without it seen from afar
 * (pv-html-large.h). Nothing can be changed in it.
 *
 * There are no contact persons in it, whoever it is for. Any thread, on a snapshot. */
#pragma once

#include "analysis/analysis.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  PvAudience audience;
  PvReleaseFlags flags;
  PvLang lang;                 /* BOTH: Finnish and Swedish, with a switch */
  PvDate today;                /* PV_NO_DATE: the clock's day */
} PvHtmlChoice;

/* Writes to @path, which appears when it is whole. */
gboolean pv_html_export (const PvModel      *model,
                         const PvHtmlChoice *choice,
                         const char         *path,
                         GCancellable       *cancellable,
                         GError            **error);
/* The page itself. (transfer full) */
GBytes  *pv_html_make   (const PvModel      *model,
                         const PvHtmlChoice *choice,
                         GCancellable       *cancellable,
                         GError            **error);

G_END_DECLS
