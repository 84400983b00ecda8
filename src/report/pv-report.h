/* A report as a tree: what it says and in which language, not what it looks like. Built by one thread, then only read. */
#pragma once

#include "diagram/diagram.h"

G_BEGIN_DECLS

typedef enum
{
  PV_BLOCK_HEADING,
  PV_BLOCK_PARAGRAPH,
  PV_BLOCK_LIST,
  PV_BLOCK_TABLE,
  PV_BLOCK_FIGURE,
} PvBlockKind;

typedef enum
{
  PV_TEXT_BODY,
  PV_TEXT_TITLE,
  PV_TEXT_SUBTITLE,
  PV_TEXT_MARK,                /* that this is example material */
  PV_TEXT_NOTE,                /* small, beside the matter */
  PV_TEXT_STRONG,
  PV_TEXT_HEADING,             /* PvBlock.level */
} PvTextStyle;

/* A run of text in one language; a cell or a list entry may hold several, one under the other. */
typedef struct
{
  PvTextStyle style;
  PvLang lang;
  char *text;
} PvText;

typedef struct
{
  GPtrArray *texts;            /* PvText */
  guint rows;                  /* it spans so many rows; 0: another cell reaches over this place */
} PvCell;

typedef struct
{
  char *caption;
  PvLang lang;
  GPtrArray *headings;         /* char* */
  guint *widths;               /* of the columns, relative to each other */
  GPtrArray *rows;             /* GPtrArray of PvCell, as many as headings */
} PvTable;

typedef struct
{
  PvBlockKind kind;
  guint level;                 /* of a heading: 1 … 3 */
  gboolean new_page;           /* of a heading: it begins a page */
  GPtrArray *texts;            /* PvText: one of a heading or paragraph, the entries of a list */
  PvTable *table;
  PvScene *scene;              /* of a figure */
  char *figure_title;
  char *figure_description;    /* in words, for who does not see it */
  PvLang figure_lang;
} PvBlock;

typedef struct
{
  char *title;                 /* of the document, for its properties and the head of every page */
  char *mark;                  /* "Esimerkkiaineisto · Exempelmaterial", or NULL: on every page */
  PvLang lang;
  GPtrArray *blocks;           /* PvBlock */
} PvReport;

/* (transfer full) */
PvReport *pv_report_new            (const char *title,
                                    const char *mark,
                                    PvLang      lang);
void      pv_report_free           (PvReport   *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvReport, pv_report_free)

/* --- building; texts are copied --- */
PvBlock  *pv_report_add_heading    (PvReport   *report,
                                    guint       level,
                                    PvLang      lang,
                                    const char *text);
void      pv_report_add_paragraph  (PvReport   *report,
                                    PvTextStyle style,
                                    PvLang      lang,
                                    const char *text);
PvBlock  *pv_report_add_list       (PvReport   *report);
void      pv_block_add_entry       (PvBlock    *list,
                                    PvLang      lang,
                                    const char *text);
/* @headings end with NULL; @widths has as many. */
PvTable  *pv_report_add_table      (PvReport   *report,
                                    PvLang      lang,
                                    const char *caption,
                                    const char *const *headings,
                                    const guint *widths);
/* An empty row; its cells are filled by pv_table_put(). Returns its index. */
guint     pv_table_add_row         (PvTable    *table);
void      pv_table_put             (PvTable    *table,
                                    guint       row,
                                    guint       column,
                                    PvTextStyle style,
                                    PvLang      lang,
                                    const char *text);
/* The cell reaches down to the last row there is. */
void      pv_table_span_down       (PvTable    *table,
                                    guint       row,
                                    guint       column);
/* Takes a reference of @scene. */
void      pv_report_add_figure     (PvReport   *report,
                                    PvScene    *scene,
                                    PvLang      lang,
                                    const char *title,
                                    const char *description);

/* --- reading --- */
PvCell   *pv_table_get_cell        (const PvTable *table,
                                    guint       row,
                                    guint       column);
/* Everything it says, a line a text, with marks for what it is: for tests. (transfer full) */
char     *pv_report_dump           (const PvReport *report);

G_END_DECLS
