/* Inside exchange/ only: what the files that write the page share. */
#pragma once

#include "diagram/diagram.h"
#include "exchange/pv-html.h"

G_BEGIN_DECLS

/* How things are painted (pv-html-pens.h). */
typedef struct _PvHtmlPens PvHtmlPens;
/* A picture in one language (pv-html-drawing.h). */
typedef struct _PvHtmlDrawing PvHtmlDrawing;
/* Which part of a picture is where (pv-html-tiles.h). */
typedef struct _PvHtmlTiles PvHtmlTiles;

typedef struct
{
  GString *text;
  const PvModel *whole;        /* for places */
  const PvModel *model;        /* what may leave */
  const PvHtmlChoice *choice;
  const char *mark;
  PvLang langs[2];             /* the first is shown first */
  guint n_langs;
  PvHtmlPens *pens;
  GHashTable *numbers;         /* PvId* → guint: of the records on the page, in the order in which they are met */
  guint n_hatches;             /* so far: ids within a picture must differ from those of another */
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
/* What the page calls the record by, in all its parts: shorter than its id. */
guint     pv_html_number   (PvHtml       *html,
                            PvId          id);
/* What follows is in this language alone, until the end. */
void      pv_html_begin_in (PvHtml       *html,
                            PvLang        lang);
void      pv_html_end_in   (PvHtml       *html);

/* --- pv-html-map.c --- */
/* The network or a path in each language of the page. */
typedef struct
{
  PvScene *of[2];
} PvHtmlScenes;

void      pv_html_scenes_clear (PvHtmlScenes *scenes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PvHtmlScenes, pv_html_scenes_clear)
/* Of the network (PV_NO_ID) or of a path. FALSE when cancelled; @scenes may then hold some of them. */
gboolean  pv_html_scenes   (PvHtml        *html,
                            PvId           path,
                            PvHtmlScenes  *scenes);
/* One picture of them in all languages; where nothing is in it, that is said. */
void      pv_html_map      (PvHtml             *html,
                            const PvHtmlScenes *scenes);
/* The beginning of its element, up to what it says of itself. */
void      pv_html_begin_picture
                           (PvHtml             *html,
                            const PvHtmlScenes *scenes,
                            const PvRect       *bounds);
/* What of a scene is in @bounds, as it is seen at a zoom. */
void      pv_html_draw     (PvHtml             *html,
                            const PvScene      *scene,
                            PvHtmlDrawing      *drawing,
                            const PvRect       *bounds,
                            double              zoom,
                            PvPaintLayers       layers);
/* Every element of the picture, in each language; with @tiles (NULL: without) as pv_html_drawing_write has it. */
void      pv_html_write_elements
                           (PvHtml             *html,
                            const PvHtmlScenes *scenes,
                            const PvRect       *bounds,
                            PvHtmlTiles        *tiles);
void      pv_html_legend   (PvHtml        *html,
                            const PvScene *scene,
                            PvLang         lang);
/* A colour of pictures (0xrrggbb) on a dark screen. */
guint32   pv_html_dark     (guint32        light);

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
