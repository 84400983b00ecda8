#include "app/pv-finding-signs.h"

#include <glib/gi18n-lib.h>

static const PvFindingSign signs[] = {
  { PV_FINDING_CUT_OFF, "edit-cut-symbolic", N_("Others cut off if one leaves") },
  { PV_FINDING_FRAGILE, "avatar-default-symbolic", N_("Links that hang on one person") },
  { PV_FINDING_UNLINKED, "pv-network-symbolic", N_("Actors without links") },
  { PV_FINDING_UNSERVED, "system-users-symbolic", N_("Groups nobody serves in an area") },
  { PV_FINDING_HAND_OVER, "network-error-symbolic", N_("Hand-overs without agreement") },
  { PV_FINDING_GAP, "list-remove-symbolic", N_("Gaps in paths") },
  { PV_FINDING_UNCLEAR_DUTY, "dialog-warning-symbolic", N_("Unclear duties") },
  { PV_FINDING_NO_DECIDER, "dialog-question-symbolic", N_("Nobody decides") },
  { PV_FINDING_OVERLAP, "edit-copy-symbolic", N_("Possible overlaps") },
  { PV_FINDING_NO_PATH, "pv-path-symbolic", N_("Target groups without a path") },
  { PV_FINDING_ENDING, "appointment-soon-symbolic", N_("About to end") },
  { PV_FINDING_UNCONFIRMED, "pv-raised-symbolic", N_("Links raised, never confirmed") },
};

const PvFindingSign *
pv_finding_signs (guint *n)
{
  *n = G_N_ELEMENTS (signs);
  return signs;
}

const PvFindingSign *
pv_finding_sign (guint kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].kind == kind)
      return &signs[i];

  return NULL;
}
