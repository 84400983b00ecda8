/* How the kinds of findings look: which are shown, in which order, with which icon and words. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct
{
  guint kind;                  /* PV_FINDING_… */
  const char *icon;            /* its name */
  const char *label;           /* several of them; not yet translated */
} PvFindingSign;

/* A missing language has a page of its own, and is not among them. Static. */
const PvFindingSign *pv_finding_signs (guint *n);
/* NULL for a kind that is not shown. Static. */
const PvFindingSign *pv_finding_sign  (guint  kind);

G_END_DECLS
