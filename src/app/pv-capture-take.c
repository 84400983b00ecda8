/* What is answered in the capture bar becomes records: an actor, a link, a service, an action, or something parked. */
#include "app/pv-capture-bar-private.h"

#include "app/pv-capture-edits.h"
#include "diagram/diagram.h"

#include <glib/gi18n-lib.h>

static PvModel *
model_of (PvCaptureBar *self)
{
  return pv_document_get_model (self->document);
}

static char *
title_of (PvCaptureBar *self, PvId id)
{
  return pv_title_of (model_of (self), id, self->lang);
}

/* PV_NO_ID when it is refused; says why. */
static PvId
commit (PvCaptureBar *self, PvEdits *edits, PvId wanted)
{
  g_autoptr (PvEdits) owned = edits;
  g_autoptr (GError) error = NULL;
  PvId id = pv_document_commit_and_find (self->document, owned, wanted, &error);

  if (error != NULL)
    {
      pv_capture_bar_say (self, error->message);
      return PV_NO_ID;
    }
  g_array_append_val (self->raised, id);
  pv_capture_bar_say_raised (self);
  return id;
}

static guint
chosen_actor_kind (PvCaptureBar *self)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (PV_CHOICES_ACTOR_KIND, &n);
  guint selected = gtk_drop_down_get_selected (self->actor_kind);

  return selected < n ? list[selected].code : PV_ACTOR_KIND_ASSOCIATION;
}

static PvId
raise_actor (PvCaptureBar *self, const char *name)
{
  PvId added;
  PvEdits *edits = pv_capture_actor (name, chosen_actor_kind (self), self->lang, pv_date_today (), &added);

  self->place (edits, added, name, self->data);
  return commit (self, edits, added);
}

static void
link_them (PvCaptureBar *self, guint kind)
{
  PvId added, link;
  PvEdits *edits = pv_capture_link (model_of (self), self->one, self->other, kind, pv_date_today (), &added);

  if (edits == NULL)
    pv_capture_bar_say (self, self->one == self->other ? _("That would be a link to itself") : _("That link is there already"));
  else if ((link = commit (self, edits, added)) != PV_NO_ID)
    pv_selection_set (self->selection, link);
  pv_capture_bar_ask (self, PV_CAPTURE_ASK_NAME);
}

static void
take_actor (PvCaptureBar *self, PvId actor)
{
  if (actor == PV_NO_ID)
    return;
  pv_selection_set (self->selection, actor);
  if (self->asked == PV_CAPTURE_ASK_NAME)
    {
      self->one = actor;
      self->other = PV_NO_ID;
      pv_capture_bar_ask (self, self->step == PV_CAPTURE_STEP_ACTORS ? PV_CAPTURE_ASK_NAME : self->step == PV_CAPTURE_STEP_SERVES ? PV_CAPTURE_ASK_GROUP : self->step == PV_CAPTURE_STEP_ACTIONS ? PV_CAPTURE_ASK_ACTION : PV_CAPTURE_ASK_OTHER);
      return;
    }
  self->other = actor;
  if (self->step >= PV_CAPTURE_STEP_FIRST_KIND && self->step < PV_CAPTURE_STEP_SERVES)
    link_them (self, (guint) (self->step - PV_CAPTURE_STEP_FIRST_KIND + 1));
  else
    pv_capture_bar_ask (self, PV_CAPTURE_ASK_KIND);
}

static void
take_group (PvCaptureBar *self, PvId group)
{
  if (group == PV_NO_ID)
    return;
  self->other = group;
  pv_capture_bar_ask (self, PV_CAPTURE_ASK_SERVICE);
}

static void
take_service (PvCaptureBar *self, const char *name)
{
  g_autofree char *group = title_of (self, self->other);
  g_autofree char *plain = g_strdup_printf (pv_words_in (self->lang, N_("Service for: %s")), group);
  PvId added;
  PvEdits *edits = pv_capture_service (name ? name : plain, self->one, self->other, self->lang, pv_date_today (), &added);

  if (commit (self, edits, added) != PV_NO_ID)
    pv_capture_bar_ask (self, PV_CAPTURE_ASK_NAME);
}

static void
take_action (PvCaptureBar *self, const char *name)
{
  PvId added;
  PvEdits *edits;

  if (name == NULL)
    return;
  edits = pv_capture_action (name, self->one, self->lang, pv_date_today (), &added);
  if (commit (self, edits, added) != PV_NO_ID)
    pv_capture_bar_ask (self, PV_CAPTURE_ASK_NAME);
}

static void
raise_group (PvCaptureBar *self, const char *name)
{
  PvId added;
  PvEdits *edits = pv_capture_group (name, self->lang, pv_date_today (), &added);

  take_group (self, commit (self, edits, added));
}

static void
take_name (PvCaptureBar *self, const char *name)
{
  if (name == NULL && self->asked == PV_CAPTURE_ASK_OTHER)
    pv_capture_bar_ask (self, PV_CAPTURE_ASK_NAME);
  if (name == NULL || pv_name_proposals_take (self->proposals, name))
    return;
  if (self->asked == PV_CAPTURE_ASK_GROUP)
    raise_group (self, name);
  else
    take_actor (self, raise_actor (self, name));
}

/* The kind by its digit, or by the beginning of its word. */
static void
take_kind (PvCaptureBar *self, const char *text)
{
  g_autofree char *folded = text ? pv_text_fold (text) : NULL;

  for (guint kind = 1; folded != NULL && kind <= PV_N_RELATION_KINDS; kind++)
    {
      g_autofree char *digit = g_strdup_printf ("%u", kind);
      g_autofree char *words = pv_text_fold (pv_capture_kind_words (kind));

      if (g_str_equal (folded, digit) || g_str_has_prefix (words, folded))
        {
          link_them (self, kind);
          return;
        }
    }
  pv_capture_bar_say (self, _("Type the digit of a kind, 1 to 7"));
}

void
pv_capture_bar_take (PvCaptureBar *self, const char *text)
{
  switch (self->asked)
    {
    case PV_CAPTURE_ASK_KIND:
      take_kind (self, text);
      return;
    case PV_CAPTURE_ASK_SERVICE:
      take_service (self, text);
      return;
    case PV_CAPTURE_ASK_ACTION:
      take_action (self, text);
      return;
    case PV_CAPTURE_ASK_NAME:
    case PV_CAPTURE_ASK_OTHER:
    case PV_CAPTURE_ASK_GROUP:
    default:
      take_name (self, text);
    }
}

void
pv_capture_bar_take_record (PvCaptureBar *self, PvId id)
{
  if (self->asked == PV_CAPTURE_ASK_GROUP)
    take_group (self, id);
  else
    take_actor (self, id);
}

void
pv_capture_bar_park (PvCaptureBar *self, const char *text)
{
  PvId added;
  PvEdits *edits = pv_capture_parked (text, self->asked == PV_CAPTURE_ASK_NAME ? PV_NO_ID : self->one, self->lang, pv_date_today (), &added);

  if (commit (self, edits, added) == PV_NO_ID)
    return;
  pv_capture_bar_say (self, _("Parked: it is looked at after the workshop"));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
