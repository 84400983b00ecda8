/* Which records an export is about: a list that can be searched, of which one is chosen, or any number is ticked. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_EXPORT_RECORDS (pv_export_records_get_type ())
G_DECLARE_FINAL_TYPE (PvExportRecords, pv_export_records, PV, EXPORT_RECORDS, AdwBin)

/* Signals:
 *   "changed" ()    others are chosen; not while it is filled
 */

/* Words are looked for as everywhere: in the titles, in any language, forgiving of case, accents, endings and a mistake. */
void    pv_export_records_set_document (PvExportRecords *self,
                                  PvDocument      *document);
/* @records (element-type PvRecord) are shown by title in @lang, those of @chosen (element-type PvId) first and chosen. Where one is
 * chosen and none of @chosen is there, it is the first. @title names the list. */
void    pv_export_records_fill   (PvExportRecords *self,
                                  const PvModel   *model,
                                  const GPtrArray *records,
                                  const GArray    *chosen,
                                  gboolean         several,
                                  const char      *title,
                                  PvLang           lang);
/* (transfer full) (element-type PvId) */
GArray *pv_export_records_get    (PvExportRecords *self);

G_END_DECLS
