/* The exports a person can choose from: what each is called, what it is good for and what has to be said for it. */
#pragma once

#include "app/pv-export-job.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label;           /* untranslated, as is what follows */
  const char *kind_of_file;
  const char *purpose;         /* one sentence */
  const char *name;            /* of the file, without its ending */
  const char *icon;
  const char *const *endings;  /* NULL-terminated; none: a folder */
  const PvKind *kinds;         /* of the records it can be about, ends with PV_ANY_KIND; none: everything */
  gboolean has_lang;
  gboolean asks_raised;        /* whether what was only raised may stay out */
  gboolean raised;             /* whether it is in, unless said otherwise */
  gboolean picture;            /* of what a page shows: a part of it, on pages */
  gboolean blank;              /* nothing of the document leaves */
} PvExportInfo;

const PvExportInfo *pv_export_info (PvExportFormat format);

G_END_DECLS
