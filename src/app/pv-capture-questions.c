#include "app/pv-capture-questions.h"

#include <glib/gi18n-lib.h>

const char *
pv_capture_kind_words (guint kind)
{
  return pv_choice_label (PV_CHOICES_RELATION_KIND, kind);
}

/* "1 Co-operation · 2 Referral …": no digit ends a line. */
static char *
kinds_in_a_line (void)
{
  GString *line = g_string_new (NULL);

  for (guint kind = 1; kind <= PV_N_RELATION_KINDS; kind++)
    g_string_append_printf (line, "%s%u\302\240%s", kind > 1 ? " · " : "", kind, pv_capture_kind_words (kind));
  return g_string_free (line, FALSE);
}

char *
pv_capture_question_words (PvCaptureQuestion asked, int step, const char *one, const char *other)
{
  g_autofree char *kinds = NULL;

  switch (asked)
    {
    case PV_CAPTURE_ASK_OTHER:
      return g_strdup_printf (_("%s: linked to whom? Enter alone: to nobody"), one);
    case PV_CAPTURE_ASK_KIND:
      kinds = kinds_in_a_line ();
      return g_strdup_printf (_("%s → %s: %s"), one, other, kinds);
    case PV_CAPTURE_ASK_GROUP:
      return g_strdup_printf (_("%s: whom does it serve?"), one);
    case PV_CAPTURE_ASK_SERVICE:
      return g_strdup_printf (_("%s → %s: with what service?"), one, other);
    case PV_CAPTURE_ASK_ACTION:
      return g_strdup_printf (_("%s: does what?"), one);
    case PV_CAPTURE_ASK_NAME:
    default:
      return g_strdup (step == PV_CAPTURE_STEP_ACTIONS ? _("Who does something next?") : _("Who is involved?"));
    }
}

char *
pv_capture_step_words (int step)
{
  if (step == PV_CAPTURE_STEP_FREE)
    return g_strdup (_("In any order"));
  if (step == PV_CAPTURE_STEP_ACTORS)
    return g_strdup_printf (_("%d / %d Actors"), step, PV_CAPTURE_N_STEPS - 1);
  if (step == PV_CAPTURE_STEP_SERVES)
    return g_strdup_printf (_("%d / %d Who serves whom"), step, PV_CAPTURE_N_STEPS - 1);
  if (step == PV_CAPTURE_STEP_ACTIONS)
    return g_strdup_printf (_("%d / %d Who does what"), step, PV_CAPTURE_N_STEPS - 1);
  /* Translators: a step of a guided order, and the kind of link that is asked about in it. */
  return g_strdup_printf (_("%d / %d Links: %s"), step, PV_CAPTURE_N_STEPS - 1, pv_capture_kind_words ((guint) (step - PV_CAPTURE_STEP_FIRST_KIND + 1)));
}
