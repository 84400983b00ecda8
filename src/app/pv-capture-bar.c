#include "app/pv-capture-bar.h"

#include "app/pv-accessible.h"
#include "app/pv-capture-edits.h"
#include "app/pv-capture-questions.h"
#include "app/pv-name-proposals.h"
#include "diagram/diagram.h"

#include <glib/gi18n-lib.h>

struct _PvCaptureBar
{
  GtkBox parent_instance;

  GtkLabel *step_words;
  GtkLabel *question;
  GtkLabel *said;
  GtkLabel *time;
  GtkEntry *entry;
  GtkDropDown *actor_kind;
  GtkButton *lang_button;
  PvNameProposals *proposals;

  PvDocument *document;
  PvSelection *selection;
  PvCapturePlace place;
  gpointer data;
  PvLang lang;
  PvCaptureQuestion asked;
  int step;
  guint n;                     /* captured so far */
  PvId one;
  PvId other;
};

G_DEFINE_FINAL_TYPE (PvCaptureBar, pv_capture_bar, GTK_TYPE_BOX)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

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

/* --- what is asked --- */

static void
ask (PvCaptureBar *self, PvCaptureQuestion asked)
{
  g_autofree char *one = self->one != PV_NO_ID ? title_of (self, self->one) : NULL;
  g_autofree char *other = self->other != PV_NO_ID ? title_of (self, self->other) : NULL;
  g_autofree char *words = pv_capture_question_words (asked, self->step, one, other), *step = pv_capture_step_words (self->step);
  gboolean named = asked == PV_CAPTURE_ASK_NAME || asked == PV_CAPTURE_ASK_OTHER;

  self->asked = asked;
  gtk_label_set_label (self->question, words);
  gtk_label_set_label (self->step_words, step);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->actor_kind), named);
  pv_name_proposals_set_document (self->proposals, self->document, asked == PV_CAPTURE_ASK_GROUP ? PV_TARGET_GROUP : PV_ACTOR, PV_NO_ID);
  pv_name_proposals_set_name (self->proposals, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
say (PvCaptureBar *self, const char *words)
{
  gtk_label_set_label (self->said, words);
}

static void
say_raised (PvCaptureBar *self, PvId id)
{
  g_autofree char *title = title_of (self, id);
  g_autofree char *words = g_strdup_printf (_("Raised, %u so far: %s"), self->n, title);

  say (self, words);
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
      say (self, error->message);
      return PV_NO_ID;
    }
  self->n++;
  say_raised (self, id);
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

/* --- the flow --- */

static void
link_them (PvCaptureBar *self, guint kind)
{
  PvId added, link;
  PvEdits *edits = pv_capture_link (model_of (self), self->one, self->other, kind, pv_date_today (), &added);

  if (edits == NULL)
    say (self, self->one == self->other ? _("That would be a link to itself") : _("That link is there already"));
  else if ((link = commit (self, edits, added)) != PV_NO_ID)
    pv_selection_set (self->selection, link);
  ask (self, PV_CAPTURE_ASK_NAME);
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
      ask (self, self->step == PV_CAPTURE_STEP_ACTORS ? PV_CAPTURE_ASK_NAME : self->step == PV_CAPTURE_STEP_SERVES ? PV_CAPTURE_ASK_GROUP : self->step == PV_CAPTURE_STEP_ACTIONS ? PV_CAPTURE_ASK_ACTION : PV_CAPTURE_ASK_OTHER);
      return;
    }
  self->other = actor;
  if (self->step >= PV_CAPTURE_STEP_FIRST_KIND && self->step < PV_CAPTURE_STEP_SERVES)
    link_them (self, (guint) (self->step - PV_CAPTURE_STEP_FIRST_KIND + 1));
  else
    ask (self, PV_CAPTURE_ASK_KIND);
}

static void
take_group (PvCaptureBar *self, PvId group)
{
  if (group == PV_NO_ID)
    return;
  self->other = group;
  ask (self, PV_CAPTURE_ASK_SERVICE);
}

static void
take_service (PvCaptureBar *self, const char *name)
{
  g_autofree char *group = title_of (self, self->other);
  g_autofree char *plain = g_strdup_printf (pv_words_in (self->lang, N_("Service for: %s")), group);
  PvId added;
  PvEdits *edits = pv_capture_service (name ? name : plain, self->one, self->other, self->lang, pv_date_today (), &added);

  if (commit (self, edits, added) != PV_NO_ID)
    ask (self, PV_CAPTURE_ASK_NAME);
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
    ask (self, PV_CAPTURE_ASK_NAME);
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
    ask (self, PV_CAPTURE_ASK_NAME);
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
  say (self, _("Type the digit of a kind, 1 to 7"));
}

static void
activated_cb (PvCaptureBar *self)
{
  g_autofree char *text = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

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

static void
changed_cb (PvCaptureBar *self)
{
  gboolean named = self->asked == PV_CAPTURE_ASK_NAME || self->asked == PV_CAPTURE_ASK_OTHER || self->asked == PV_CAPTURE_ASK_GROUP;

  pv_name_proposals_set_name (self->proposals, named ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : "");
}

static void
chosen_cb (PvCaptureBar *self, gint64 id)
{
  if (self->asked == PV_CAPTURE_ASK_GROUP)
    take_group (self, id);
  else
    take_actor (self, id);
}

static void
park (PvCaptureBar *self)
{
  g_autofree char *text = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = NULL;

  if (text == NULL)
    return;
  edits = pv_capture_parked (text, self->asked == PV_CAPTURE_ASK_NAME ? PV_NO_ID : self->one, self->lang, pv_date_today ());
  if (!pv_document_commit (self->document, edits, &error))
    {
      say (self, error->message);
      return;
    }
  self->n++;
  say (self, _("Parked: it is looked at after the workshop"));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
show_lang (PvCaptureBar *self)
{
  g_autofree char *words = g_strdup_printf (_("Names are stored in: %s"),
                                            self->lang == PV_LANG_SV ? _("Swedish") : self->lang == PV_LANG_EN ? _("English") : _("Finnish"));

  gtk_button_set_label (self->lang_button, self->lang == PV_LANG_SV ? "SV" : self->lang == PV_LANG_EN ? "EN" : "FI");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->lang_button), _("In which language names are stored (F4)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lang_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  pv_name_proposals_set_lang (self->proposals, self->lang);
}

static void
switch_lang_cb (PvCaptureBar *self)
{
  self->lang = self->lang == PV_LANG_FI ? PV_LANG_SV : PV_LANG_FI;
  show_lang (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
go_step (PvCaptureBar *self, int by)
{
  int step = CLAMP (self->step + by, 0, PV_CAPTURE_N_STEPS - 1);

  if (step == self->step)
    return;
  self->step = step;
  ask (self, PV_CAPTURE_ASK_NAME);
}

static void
previous_cb (PvCaptureBar *self)
{
  go_step (self, -1);
}

static void
next_cb (PvCaptureBar *self)
{
  go_step (self, 1);
}

static void
go_back (PvCaptureBar *self)
{
  if (self->asked == PV_CAPTURE_ASK_KIND)
    ask (self, PV_CAPTURE_ASK_OTHER);
  else if (self->asked == PV_CAPTURE_ASK_SERVICE)
    ask (self, PV_CAPTURE_ASK_GROUP);
  else if (self->asked != PV_CAPTURE_ASK_NAME)
    ask (self, PV_CAPTURE_ASK_NAME);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    g_signal_emit (self, signals[DONE], 0);
}

static gboolean
key_pressed_cb (PvCaptureBar *self, guint key, guint code, GdkModifierType state)
{
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK))
    park (self);
  else if (key == GDK_KEY_F4)
    switch_lang_cb (self);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down)
    go_step (self, key == GDK_KEY_Page_Up ? -1 : 1);
  else
    return FALSE;
  return TRUE;
}

/* After the proposals, which let go of a chosen row first. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  go_back (PV_CAPTURE_BAR (widget));
  return TRUE;
}

static void
done_clicked_cb (PvCaptureBar *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
pv_capture_bar_dispose (GObject *object)
{
  PvCaptureBar *self = PV_CAPTURE_BAR (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (pv_capture_bar_parent_class)->dispose (object);
}

static void
pv_capture_bar_class_init (PvCaptureBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_capture_bar_dispose;
  g_type_ensure (PV_TYPE_NAME_PROPOSALS);
  signals[DONE] = g_signal_new ("done", PV_TYPE_CAPTURE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-capture-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PvCaptureBar, step_words);
  gtk_widget_class_bind_template_child (widget_class, PvCaptureBar, question);
  gtk_widget_class_bind_template_child (widget_class, PvCaptureBar, said);
  gtk_widget_class_bind_template_child (widget_class, PvCaptureBar, time);
  gtk_widget_class_bind_template_child (widget_class, PvCaptureBar, entry);
  gtk_widget_class_bind_template_child (widget_class, PvCaptureBar, actor_kind);
  gtk_widget_class_bind_template_child (widget_class, PvCaptureBar, lang_button);
  gtk_widget_class_bind_template_child (widget_class, PvCaptureBar, proposals);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, switch_lang_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
fill_kinds (PvCaptureBar *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (PV_CHOICES_ACTOR_KIND, &n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (kinds, pv_choice_label (PV_CHOICES_ACTOR_KIND, list[i].code));
  gtk_drop_down_set_model (self->actor_kind, G_LIST_MODEL (kinds));
  for (guint i = 0; i < n; i++)
    if (list[i].code == PV_ACTOR_KIND_ASSOCIATION)
      gtk_drop_down_set_selected (self->actor_kind, i);
  pv_accessible_name_inside (GTK_WIDGET (self->actor_kind), _("Kind of the new actor"));
}

static void
pv_capture_bar_init (PvCaptureBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  pv_name_proposals_attach (self->proposals, GTK_WIDGET (self->entry));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
pv_capture_bar_new (PvDocument *document, PvSelection *selection, PvLang lang, PvCapturePlace place, gpointer data)
{
  PvCaptureBar *self = g_object_new (PV_TYPE_CAPTURE_BAR, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->place = place;
  self->data = data;
  self->lang = lang == PV_LANG_BOTH ? pv_model_main_lang (model_of (self)) : lang;
  pv_document_prepare_search (document);
  show_lang (self);
  return GTK_WIDGET (self);
}

void
pv_capture_bar_begin (PvCaptureBar *self)
{
  g_return_if_fail (PV_IS_CAPTURE_BAR (self));

  ask (self, PV_CAPTURE_ASK_NAME);
}

PvLang
pv_capture_bar_get_lang (PvCaptureBar *self)
{
  g_return_val_if_fail (PV_IS_CAPTURE_BAR (self), PV_LANG_FI);

  return self->lang;
}

void
pv_capture_bar_set_time (PvCaptureBar *self, const char *words, gboolean over)
{
  g_return_if_fail (PV_IS_CAPTURE_BAR (self));

  gtk_label_set_label (self->time, words);
  gtk_widget_set_visible (GTK_WIDGET (self->time), *words != '\0');
  if (over)
    gtk_widget_add_css_class (GTK_WIDGET (self->time), "pv-warn-icon");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->time), "pv-warn-icon");
}
