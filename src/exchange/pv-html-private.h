/* Inside exchange/ only: what the files that write the page share. */
#pragma once

#include "diagram/diagram.h"
#include "exchange/pv-html.h"

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  const PvModel *whole;        /* for places */
  const PvModel *model;        /* what may leave */
  const PvHtmlChoice *choice;
  const char *mark;
  PvLang langs[2];             /* the first is shown first */
  guint n_langs;
  guint n_pictures;            /* so far: ids within a picture must differ from those of another */
  GCancellable *cancellable;
} PvHtml;

/* --- pv-html.c --- */
/* Escaped, for text and for attributes in double quotes. */
void      pv_html_text     (PvHtml       *html,
                            const char   *text);
/* Markup as it is. */
void      pv_html_markup   (PvHtml       *html,
                            const char   *markup);
/* <name attributes>text</name>; @attributes is markup or NULL. */
void      pv_html_element  (PvHtml       *html,
                            const char   *name,
                            const char   *attributes,
                            const char   *text);
/* A text of a record in @lang, or in the language it has, which is then said; nothing when it has none. */
void      pv_html_field    (PvHtml         *html,
                            const char     *name,
                            const PvRecord *record,
                            PvField         field,
                            PvLang          lang);
/* What follows is in this language alone, until the end. */
void      pv_html_begin_in (PvHtml       *html,
                            PvLang        lang);
void      pv_html_end_in   (PvHtml       *html);

/* --- pv-html-map.c --- */
/* The picture of the network (PV_NO_ID) or of a path in @lang with its legend. NULL when cancelled, or when nothing is in it, which is
 * then said. (transfer full) */
PvScene  *pv_html_map      (PvHtml       *html,
                            PvId          path,
                            PvLang        lang);
void      pv_html_legend   (PvHtml       *html,
                            const PvScene *scene,
                            PvLang        lang);
/* Rules that turn the colours of pictures dark. */
void      pv_html_dark     (GString      *css);

/* --- pv-html-text.c --- */
/* Every actor with what it does and its links. */
void      pv_html_actors   (PvHtml        *html,
                            const PvScene *network,
                            PvLang         lang);
/* A path's phases, steps and who does what; and what leads from step to step. */
void      pv_html_path     (PvHtml         *html,
                            const PvRecord *path,
                            const PvScene  *scene,
                            PvLang          lang);

G_END_DECLS
