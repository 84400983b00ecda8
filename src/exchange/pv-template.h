/* An empty list to fill in: the headings of a kind, and two rows that show what goes where. The import knows the headings again. */
#pragma once

#include "exchange/pv-sheet.h"
#include "model/model.h"

G_BEGIN_DECLS

/* Records that a person lists: not the ecosystem, which there is one of, nor what a view or a presentation holds, nor what is chosen
 * from records that are there: what a requirement rests on, what is the same. */
gboolean   pv_template_exists   (const PvKindInfo *kind);

/* @lang is the language of headings and examples: FI, SV or EN. Names have a column for Finnish and one for Swedish. Any thread. (transfer full) */
PvSheet   *pv_template_sheet    (const PvKinds  *kinds,
                                 PvKind          kind,
                                 PvLang          lang);

/* The same to a file: one kind, or, with PV_ANY_KIND, a sheet for each kind that people keep lists of. The ending of @path says how. */
gboolean   pv_template_export   (const PvKinds  *kinds,
                                 PvKind          kind,
                                 PvLang          lang,
                                 const char     *path,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
