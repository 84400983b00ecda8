/* The three samples. Each opens as one's own copy, in the user's data folder, so that the sample itself stays as it was. */
#pragma once

#include "model/model.h"

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

/* The path of one's own copy, made when there is none. (transfer full) */
char           *pv_samples_own_copy (const char     *name,
                                     const PvKinds  *kinds,
                                     GError        **error);

G_END_DECLS
