#include "app/pv-accessible.h"
#include "app/pv-succession-dialog-private.h"

#include "app/pv-name-proposals.h"
#include "app/pv-succession-rows.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PvSuccessionDialog, pv_succession_dialog, ADW_TYPE_WINDOW)

static const PvModel *
model_of (PvSuccessionDialog *self)
{
  return pv_document_get_model (self->document);
}

static PvRecord *
old_record (PvSuccessionDialog *self)
{
  return pv_model_get (model_of (self), self->id);
}

static gboolean
is_actor (PvSuccessionDialog *self)
{
  return PV_FIELD_KIND (self->fields[0]) == PV_ACTOR;
}

static PvLang
text_lang (PvSuccessionDialog *self)
{
  return self->lang == PV_LANG_SV || self->lang == PV_LANG_EN ? self->lang : PV_LANG_FI;
}

/* A new one as soon as the first entry says something. */
static gboolean
names_a_new_one (PvSuccessionDialog *self)
{
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])));

  return name != NULL;
}

/* --- what is filled in --- */

static gboolean
read_day (PvSuccessionDialog *self, PvDate *day)
{
  gboolean sound = pv_date_parse_human (gtk_editable_get_text (GTK_EDITABLE (self->first_day)), day) && *day != PV_NO_DATE;

  if (sound)
    gtk_widget_remove_css_class (GTK_WIDGET (self->first_day), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->first_day), "error");
  return sound;
}

static gboolean
read_customers (PvSuccessionDialog *self, gint64 *customers)
{
  const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (model_of (self)), PV_TRANSFER_CUSTOMERS);
  g_autofree char *owned = NULL;
  PvValue value = PV_VALUE_EMPTY;
  gboolean sound = pv_value_from_person (field, gtk_editable_get_text (GTK_EDITABLE (self->customers)), &value, &owned, NULL);

  if (sound)
    gtk_widget_remove_css_class (GTK_WIDGET (self->customers), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->customers), "error");
  *customers = sound ? value.integer : 0;
  return sound;
}

/* FALSE when a day or a number is none. */
static gboolean
read_succession (PvSuccessionDialog *self, PvSuccession *succession)
{
  gboolean day = read_day (self, &succession->on), customers = read_customers (self, &succession->customers);

  succession->old = self->id;
  succession->successor = names_a_new_one (self) ? PV_SUCCESSOR_NEW : self->successor;
  succession->today = pv_date_today ();
  succession->end_old = gtk_switch_get_active (self->end_old);
  succession->transfer = is_actor (self) && gtk_switch_get_active (self->record_transfer);
  for (guint i = 0; i < G_N_ELEMENTS (self->what); i++)
    if (gtk_check_button_get_active (self->what[i]))
      succession->transferred |= (gint64) 1 << (i + PV_TRANSFERRED_TASKS);
  succession->how_told = gtk_editable_get_text (GTK_EDITABLE (self->how_told));
  if (*succession->how_told == '\0')
    succession->how_told = NULL;
  succession->lang = text_lang (self);
  return day && customers;
}

static void
read_texts (PvSuccessionDialog *self, PvSuccessorText *texts)
{
  for (guint i = 0; i < self->n_entries; i++)
    texts[i] = (PvSuccessorText) { self->fields[i], is_actor (self) ? text_lang (self) : PV_LANG_NONE,
                                   gtk_editable_get_text (GTK_EDITABLE (self->entries[i])) };
}

/* --- what hangs on it --- */

static PvHanging *
find_hanging (GArray *among, const PvHanging *wanted)
{
  for (guint i = 0; i < among->len; i++)
    {
      PvHanging *one = &g_array_index (among, PvHanging, i);

      if (one->id == wanted->id && one->field == wanted->field)
        return one;
    }
  return NULL;
}

static void
show_count (PvSuccessionDialog *self)
{
  guint n = 0, chosen = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->hanging->len; i++)
    {
      const PvHanging *one = &g_array_index (self->hanging, PvHanging, i);

      n += one->pass != PV_PASS_STAYS;
      chosen += one->pass != PV_PASS_STAYS && one->chosen;
    }
  if (self->hanging->len == 0)
    words = g_strdup (_("Nothing hangs on it."));
  else if (n == 0)
    words = g_strdup (_("Nothing moves before somebody comes instead."));
  else
    words = g_strdup_printf (_("Ticked: %1$u of %2$u"), chosen, n);
  adw_preferences_group_set_description (self->moves, words);
}

static void
mark_toggled_cb (PvSuccessionDialog *self, GtkCheckButton *mark)
{
  PvHanging *one = &g_array_index (self->hanging, PvHanging, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (mark), "index")));
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (mark), ADW_TYPE_ACTION_ROW);
  g_autofree char *words = NULL, *markup = NULL;
  PvHanging *told = find_hanging (self->told, one);

  one->chosen = gtk_check_button_get_active (mark);
  if (told)
    told->chosen = one->chosen;
  else
    g_array_append_val (self->told, *one);
  words = pv_succession_row_words (model_of (self), one);
  markup = g_markup_escape_text (words, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  show_count (self);
}

static void
add_row (PvSuccessionDialog *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_hanging (PvSuccessionDialog *self, guint i)
{
  PvHanging *one = &g_array_index (self->hanging, PvHanging, i);
  const PvHanging *told = find_hanging (self->told, one);
  GtkCheckButton *mark = NULL;

  if (one->pass == PV_PASS_STAYS)
    {
      add_row (self, self->stays, pv_succession_row (model_of (self), one, self->lang, NULL));
      return;
    }
  if (told)
    one->chosen = told->chosen;
  add_row (self, self->moves, pv_succession_row (model_of (self), one, self->lang, &mark));
  g_object_set_data (G_OBJECT (mark), "index", GUINT_TO_POINTER (i));
  g_signal_connect_object (mark, "toggled", G_CALLBACK (mark_toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
empty (PvSuccessionDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_successor (PvSuccessionDialog *self)
{
  g_autofree char *title = pv_title_of (model_of (self), self->successor, self->lang);
  gboolean anew = names_a_new_one (self);

  gtk_label_set_label (GTK_LABEL (self->chosen_label), anew ? _("The new one below") : *title ? title : _("Choose…"));
  gtk_widget_set_sensitive (self->chooser_button, !anew);
}

static void
refresh (PvSuccessionDialog *self)
{
  PvSuccession succession = { 0 };
  gboolean sound;
  guint n_verified;

  if (old_record (self) == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  sound = read_succession (self, &succession);
  empty (self);
  g_clear_pointer (&self->hanging, g_array_unref);
  self->hanging = pv_succession_hanging (model_of (self), &succession);
  for (guint i = 0; i < self->hanging->len; i++)
    add_hanging (self, i);
  n_verified = pv_succession_count_verified (model_of (self), self->id);
  if (n_verified > 0)
    add_row (self, self->stays, pv_succession_row_verified (n_verified));
  gtk_widget_set_visible (GTK_WIDGET (self->transfer), is_actor (self) && succession.successor != PV_NO_ID);
  show_successor (self);
  show_count (self);
  gtk_widget_set_visible (GTK_WIDGET (self->stays), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_is_ancestor (g_ptr_array_index (self->rows, i), GTK_WIDGET (self->stays)))
      gtk_widget_set_visible (GTK_WIDGET (self->stays), TRUE);
  /* An organisation may end with nobody after it; a contact that nobody follows is simply ended in its form. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "succession.do", sound && (is_actor (self) || succession.successor != PV_NO_ID));
}

static gboolean
refresh_cb (gpointer user_data)
{
  PvSuccessionDialog *self = user_data;

  self->refresh = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

void
pv_succession_dialog_changed (PvSuccessionDialog *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add (refresh_cb, self);
}

/* --- doing it --- */

static void
say_done (PvSuccessionDialog *self)
{
  g_autofree char *title = pv_title_of (model_of (self), self->id, self->lang);
  g_autofree char *words = g_strdup_printf (is_actor (self) ? _("Ended: %s") : _("Replaced: %s"), title);

  pv_toast_undo (self->toasts, words);
}

void
pv_succession_dialog_do (PvSuccessionDialog *self)
{
  PvSuccession succession = { 0 };
  PvSuccessorText texts[PV_SUCCESSION_MOST_ENTRIES];
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_succession (self, &succession))
    return;
  read_texts (self, texts);
  succession.texts = texts;
  succession.n_texts = self->n_entries;
  edits = pv_succession_edits (model_of (self), &succession, self->hanging, &error);
  if (edits == NULL || !pv_document_commit (self->document, edits, &error))
    {
      pv_toast_error (self->overlay, error);
      return;
    }
  say_done (self);
  gtk_window_close (GTK_WINDOW (self));
}

/* A name that is likely there and that nobody has seen so yet waits for a second look. */
static void
do_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvSuccessionDialog *self = PV_SUCCESSION_DIALOG (widget);

  if (names_a_new_one (self)
      && pv_name_proposals_take (PV_NAME_PROPOSALS (self->proposals), gtk_editable_get_text (GTK_EDITABLE (self->entries[0]))))
    return;
  pv_succession_dialog_do (self);
}

static void
pv_succession_dialog_dispose (GObject *object)
{
  PvSuccessionDialog *self = PV_SUCCESSION_DIALOG (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_weak_pointer (&self->toasts);
  g_clear_pointer (&self->hanging, g_array_unref);
  g_clear_pointer (&self->told, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_succession_dialog_parent_class)->dispose (object);
}

static void
pv_succession_dialog_class_init (PvSuccessionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_succession_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-succession-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvSuccessionDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PvSuccessionDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, PvSuccessionDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, PvSuccessionDialog, who);
  gtk_widget_class_bind_template_child (widget_class, PvSuccessionDialog, anew);
  gtk_widget_class_bind_template_child (widget_class, PvSuccessionDialog, transfer);
  gtk_widget_class_bind_template_child (widget_class, PvSuccessionDialog, moves);
  gtk_widget_class_bind_template_child (widget_class, PvSuccessionDialog, stays);
  gtk_widget_class_install_action (widget_class, "succession.do", NULL, do_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "succession.do", NULL);
}

static void
pv_succession_dialog_init (PvSuccessionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
  self->rows = g_ptr_array_new ();
  self->told = g_array_new (FALSE, FALSE, sizeof (PvHanging));
}

void
pv_succession_dialog_choose (PvSuccessionDialog *self, PvId successor)
{
  g_return_if_fail (PV_IS_SUCCESSION_DIALOG (self));

  self->successor = successor == self->id ? PV_NO_ID : successor;
  refresh (self);
}

GtkWidget *
pv_succession_dialog_new (GtkWindow *parent, GtkWidget *toasts, PvDocument *document, PvId id, PvLang lang)
{
  PvSuccessionDialog *self = g_object_new (PV_TYPE_SUCCESSION_DIALOG, "transient-for", parent, NULL);
  const PvRecord *old = pv_model_get (pv_document_get_model (document), id);

  self->document = g_object_ref (document);
  self->lang = lang;
  self->id = id;
  g_set_weak_pointer (&self->toasts, toasts);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (pv_succession_dialog_changed), self);
  self->successor = pv_record_get_reference (old, pv_succession_field (pv_record_get_info (old))->field);
  pv_succession_dialog_build (self, old);
  refresh (self);
  gtk_widget_grab_focus (self->chooser_button);
  return GTK_WIDGET (self);
}
