#include "app/pv-capture-bar-private.h"

#include "app/pv-accessible.h"
#include "diagram/diagram.h"

#include <glib/gi18n-lib.h>

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

static char *
typed_in (PvCaptureBar *self)
{
  return pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
activated_cb (PvCaptureBar *self)
{
  g_autofree char *text = typed_in (self);

  pv_capture_bar_take (self, text);
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
  pv_capture_bar_take_record (self, id);
}

static void
park (PvCaptureBar *self)
{
  g_autofree char *text = typed_in (self);

  if (text)
    pv_capture_bar_park (self, text);
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
  g_autofree char *typed = self->asked == PV_CAPTURE_ASK_NAME ? typed_in (self) : NULL;

  if (step == self->step)
    return;
  self->step = step;
  pv_capture_bar_ask (self, PV_CAPTURE_ASK_NAME);
  if (typed == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
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
    pv_capture_bar_ask (self, PV_CAPTURE_ASK_OTHER);
  else if (self->asked == PV_CAPTURE_ASK_SERVICE)
    pv_capture_bar_ask (self, PV_CAPTURE_ASK_GROUP);
  else if (self->asked != PV_CAPTURE_ASK_NAME)
    pv_capture_bar_ask (self, PV_CAPTURE_ASK_NAME);
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

/* --- what is taken back meanwhile --- */

static gboolean
is_there (PvCaptureBar *self, PvId id)
{
  return id == PV_NO_ID || pv_model_get (model_of (self), id) != NULL;
}

/* @last: the one that was captured last. */
static guint
count_raised (PvCaptureBar *self, PvId *last)
{
  guint n = 0;

  for (guint i = 0; i < self->raised->len; i++)
    if (is_there (self, g_array_index (self->raised, PvId, i)))
      {
        if (last)
          *last = g_array_index (self->raised, PvId, i);
        n++;
      }
  return n;
}

/* Nobody is asked about who is gone, and what is said counts what there is. */
static void
document_changed_cb (PvCaptureBar *self)
{
  if (count_raised (self, NULL) != self->n)
    pv_capture_bar_say_raised (self);
  if (self->asked == PV_CAPTURE_ASK_NAME)
    return;
  if (!is_there (self, self->one))
    pv_capture_bar_ask (self, PV_CAPTURE_ASK_NAME);
  else if (!is_there (self, self->other))
    pv_capture_bar_ask (self, self->asked == PV_CAPTURE_ASK_SERVICE ? PV_CAPTURE_ASK_GROUP : PV_CAPTURE_ASK_OTHER);
}

static void
pv_capture_bar_dispose (GObject *object)
{
  PvCaptureBar *self = PV_CAPTURE_BAR (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->raised, g_array_unref);
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
  self->raised = g_array_new (FALSE, FALSE, sizeof (PvId));
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
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  pv_document_prepare_search (document);
  show_lang (self);
  return GTK_WIDGET (self);
}

void
pv_capture_bar_ask (PvCaptureBar *self, PvCaptureQuestion asked)
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

void
pv_capture_bar_say (PvCaptureBar *self, const char *words)
{
  gtk_label_set_label (self->said, words);
}

void
pv_capture_bar_say_raised (PvCaptureBar *self)
{
  g_autofree char *title = NULL, *words = NULL;
  PvId last = PV_NO_ID;

  self->n = count_raised (self, &last);
  title = self->n > 0 ? title_of (self, last) : NULL;
  words = self->n > 0 ? g_strdup_printf (_("Raised, %u so far: %s"), self->n, title) : g_strdup ("");
  pv_capture_bar_say (self, words);
}

void
pv_capture_bar_begin (PvCaptureBar *self)
{
  g_return_if_fail (PV_IS_CAPTURE_BAR (self));

  pv_capture_bar_ask (self, PV_CAPTURE_ASK_NAME);
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
