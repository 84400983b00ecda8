/* The three samples. Each opens as one's own copy, in the user's data folder, so that the sample itself stays as it was. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;            /* "vaasa" */
  const char *title;           /* untranslated, as are all below */
  const char *facts;
  const char *description;
  guint kind;                  /* PV_ACTOR_KIND_…: whose badge stands for it */
} PvSample;

const PvSample *pv_samples_list     (guint          *n);
gboolean        pv_samples_is_known (const char     *name);

/* Where one's own copy is kept; it may not exist yet. (transfer full) */
char           *pv_samples_path     (const char     *name);
/* Makes one's own copy there and leaves it open. (transfer full) */
PvDocument     *pv_samples_make     (const char     *name,
                                     const PvKinds  *kinds,
                                     const char     *author,
                                     GError        **error);

G_END_DECLS
