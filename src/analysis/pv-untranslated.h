/* What is to be translated: texts that Finnish or Swedish lacks while another language has them, and texts that are older than
 * their other language. Pure; any thread, on a snapshot. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct
{
  PvId id;
  PvField field;
  PvLang lang;                 /* what is to be written: FI or SV */
  PvLang source;               /* what is there */
  gboolean older;              /* there is a text in @lang, and it says what @source said once */
} PvUntranslated;

typedef struct
{
  guint missing[PV_N_LANGS];   /* by lang - PV_LANG_FIRST */
  guint older[PV_N_LANGS];
} PvUntranslatedCounts;

/* In the order of the table of kinds, of a path's phases and steps, of a form's fields; both languages of a text follow each other.
 * @older: sorted PvOlderText, or NULL. Retired records and proper names are left out. (transfer full) (element-type PvUntranslated) */
GArray *pv_analysis_untranslated       (const PvModel        *model,
                                        const GArray         *older);
void    pv_analysis_count_untranslated (const GArray         *texts,
                                        PvUntranslatedCounts *counts);
/* The path that a path, a phase, a step, or what belongs to one, is part of; PV_NO_ID. */
PvId    pv_analysis_path_of            (const PvModel        *model,
                                        const PvRecord       *record);

G_END_DECLS
