#include "app/pv-record-pane.h"

#include "app/pv-actor-paths.h"
#include "app/pv-badge.h"
#include "app/pv-form.h"
#include "app/pv-links-pane.h"
#include "app/pv-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _PvRecordPane
{
  GtkBox parent_instance;

  AdwBin *badge_bin;
  GtkLabel *title;
  GtkLabel *second_title;
  GtkLabel *subtitle;
  GtkMenuButton *menu_button;
  GtkWidget *standing_box;
  GtkToggleButton *raised_button;
  GtkToggleButton *confirmed_button;
  GtkToggleButton *retired_button;
  GtkLabel *verified;
  AdwBin *form_bin;
  AdwBin *paths_bin;
  AdwBin *links_bin;

  GtkWidget *badge;
  PvDocument *document;
  PvSelection *selection;
  PvId id;
  PvLang lang;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (PvRecordPane, pv_record_pane, GTK_TYPE_BOX)

static PvRecord *
record_of (PvRecordPane *self)
{
  return self->id == PV_NO_ID ? NULL : pv_model_get (pv_document_get_model (self->document), self->id);
}

static void
commit_standing (PvRecordPane *self, guint standing)
{
  PvRecord *record = record_of (self);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  if (self->quiet || record == NULL || pv_record_get_standing (record) == standing)
    return;
  pv_edits_set_int (edits, self->id, pv_kind_common (pv_record_get_info (record), PV_COMMON_STANDING)->field, standing);
  if (!pv_document_commit (self->document, edits, &error))
    pv_toast_error (GTK_WIDGET (self), error);
}

static void
standing_toggled_cb (PvRecordPane *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  if (button == self->raised_button)
    commit_standing (self, PV_STANDING_RAISED);
  else if (button == self->retired_button)
    commit_standing (self, PV_STANDING_RETIRED);
  else
    commit_standing (self, PV_STANDING_CONFIRMED);
}

static void
show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvRecordPane *self = PV_RECORD_PANE (widget);

  if (self->id != PV_NO_ID)
    pv_selection_show (self->selection, self->id);
}

static void
history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvRecordPane *self = PV_RECORD_PANE (widget);

  if (self->id != PV_NO_ID)
    gtk_widget_activate_action (widget, "win.history-of-record", "x", self->id);
}

static void
show_standing (PvRecordPane *self, PvRecord *record)
{
  guint standing = pv_record_get_standing (record);

  self->quiet = TRUE;
  gtk_toggle_button_set_active (self->raised_button, standing == PV_STANDING_RAISED);
  gtk_toggle_button_set_active (self->confirmed_button, standing == PV_STANDING_CONFIRMED);
  gtk_toggle_button_set_active (self->retired_button, standing == PV_STANDING_RETIRED);
  gtk_widget_set_sensitive (self->standing_box, !pv_document_is_read_only (self->document));
  self->quiet = FALSE;
}

static void
show_verified (PvRecordPane *self, PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  const PvModel *model = pv_document_get_model (self->document);
  const PvFieldInfo *on = pv_kind_common (kind, PV_COMMON_VERIFIED_ON);
  const PvFieldInfo *by = pv_kind_common (kind, PV_COMMON_VERIFIED_BY);
  g_autofree char *date = pv_value_words (model, record, on, PV_LANG_NONE, PV_LANG_NONE);
  g_autofree char *who = pv_title_of (model, pv_record_get_reference (record, by->field), self->lang);
  g_autofree char *words = NULL;

  if (*date && *who)
    /* Translators: a date, and the name of an organisation in the nominative: "Verified 12.9.2026: Vaasan kaupunki" */
    words = g_strdup_printf (_("Verified %s: %s"), date, who);
  else if (*date)
    words = g_strdup_printf (_("Verified %s"), date);
  gtk_label_set_label (self->verified, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->verified), words != NULL);
}

/* The kind of record, and of an actor what kind of actor, where. */
static char *
subtitle_words (PvRecordPane *self, PvRecord *record)
{
  const PvModel *model = pv_document_get_model (self->document);
  PvRecord *area;
  g_autofree char *place = NULL;
  const char *kind;

  if (pv_record_get_kind (record) != PV_ACTOR)
    return g_strdup (pv_kind_label (pv_record_get_info (record)));

  kind = pv_choice_label (PV_CHOICES_ACTOR_KIND, pv_record_get_choice (record, PV_ACTOR_KIND));
  area = pv_model_follow (model, record, PV_ACTOR_AREA);
  if (area == NULL)
    return g_strdup (kind);
  place = pv_title (model, area, self->lang);
  return g_strdup_printf ("%s · %s", kind, place);
}

static void
show_head (PvRecordPane *self, PvRecord *record)
{
  const PvModel *model = pv_document_get_model (self->document);
  g_autofree char *title = pv_title (model, record, self->lang);
  g_autofree char *second = pv_title (model, record, pv_second_lang (model));
  g_autofree char *subtitle = subtitle_words (self, record);

  pv_badge_set_record (PV_BADGE (self->badge), record);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->second_title, second);
  gtk_widget_set_visible (GTK_WIDGET (self->second_title), self->lang == PV_LANG_BOTH && g_strcmp0 (title, second) != 0);
  gtk_label_set_label (self->subtitle, subtitle);
  show_standing (self, record);
  show_verified (self, record);
}

static GtkWidget *
form_for (PvRecordPane *self, const PvKindInfo *kind)
{
  GtkWidget *form = adw_bin_get_child (self->form_bin);

  if (form && pv_form_get_kind (PV_FORM (form)) == kind)
    return form;

  if (form)
    pv_form_commit (PV_FORM (form));
  form = pv_form_new (self->document, kind);
  pv_form_set_lang (PV_FORM (form), self->lang);
  adw_bin_set_child (self->form_bin, form);
  return form;
}

static void
show_record (PvRecordPane *self)
{
  PvRecord *record = record_of (self);
  GtkWidget *form;

  if (record == NULL)
    {
      form = adw_bin_get_child (self->form_bin);
      if (form)
        pv_form_load (PV_FORM (form), NULL);
      return;
    }

  form = form_for (self, pv_record_get_info (record));
  pv_form_load (PV_FORM (form), record);
  /* Loading commits what was typed into the former record, and that may have changed this one too. */
  record = record_of (self);
  if (record == NULL)
    return;
  show_head (self, record);
  pv_actor_paths_set_id (PV_ACTOR_PATHS (adw_bin_get_child (self->paths_bin)), self->id);
  gtk_widget_set_visible (GTK_WIDGET (self->paths_bin), gtk_widget_get_visible (adw_bin_get_child (self->paths_bin)));
  pv_links_pane_set_id (PV_LINKS_PANE (adw_bin_get_child (self->links_bin)), self->id);
}

static void
pv_record_pane_dispose (GObject *object)
{
  PvRecordPane *self = PV_RECORD_PANE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pv_record_pane_parent_class)->dispose (object);
}

static void
pv_record_pane_class_init (PvRecordPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_record_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, badge_bin);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, title);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, second_title);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, standing_box);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, raised_button);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, confirmed_button);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, retired_button);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, verified);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, form_bin);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, paths_bin);
  gtk_widget_class_bind_template_child (widget_class, PvRecordPane, links_bin);
  gtk_widget_class_install_action (widget_class, "pane.show", NULL, show_cb);
  gtk_widget_class_install_action (widget_class, "pane.history", NULL, history_cb);
}

static void
pv_record_pane_init (PvRecordPane *self)
{
  GtkToggleButton *buttons[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lang = PV_LANG_FI;
  self->badge = pv_badge_new (40);
  adw_bin_set_child (self->badge_bin, self->badge);
  buttons[0] = self->raised_button;
  buttons[1] = self->confirmed_button;
  buttons[2] = self->retired_button;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *words = gtk_button_get_child (GTK_BUTTON (buttons[i]));

      g_signal_connect_object (buttons[i], "toggled", G_CALLBACK (standing_toggled_cb), self, G_CONNECT_SWAPPED);
      /* Large letters must not widen the form beyond the window. */
      if (GTK_IS_LABEL (words))
        {
          gtk_label_set_wrap (GTK_LABEL (words), TRUE);
          gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
        }
    }
}

GtkWidget *
pv_record_pane_new (PvDocument *document, PvSelection *selection)
{
  PvRecordPane *self = g_object_new (PV_TYPE_RECORD_PANE, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  adw_bin_set_child (self->paths_bin, pv_actor_paths_new (document, selection));
  adw_bin_set_child (self->links_bin, pv_links_pane_new (document, selection));
  return GTK_WIDGET (self);
}

void
pv_record_pane_set_id (PvRecordPane *self, PvId id)
{
  g_return_if_fail (PV_IS_RECORD_PANE (self));

  self->id = id;
  show_record (self);
}

void
pv_record_pane_set_lang (PvRecordPane *self, PvLang lang)
{
  GtkWidget *form = adw_bin_get_child (self->form_bin);

  g_return_if_fail (PV_IS_RECORD_PANE (self));

  self->lang = lang;
  if (form)
    pv_form_set_lang (PV_FORM (form), lang);
  pv_actor_paths_set_lang (PV_ACTOR_PATHS (adw_bin_get_child (self->paths_bin)), lang);
  pv_links_pane_set_lang (PV_LINKS_PANE (adw_bin_get_child (self->links_bin)), lang);
  show_record (self);
}

void
pv_record_pane_update (PvRecordPane *self)
{
  g_return_if_fail (PV_IS_RECORD_PANE (self));

  /* A title may come from another record, and anything may refer to this one: all of it is read again. */
  if (self->id != PV_NO_ID)
    show_record (self);
}

void
pv_record_pane_commit (PvRecordPane *self)
{
  GtkWidget *form = adw_bin_get_child (self->form_bin);

  g_return_if_fail (PV_IS_RECORD_PANE (self));

  if (form)
    pv_form_commit (PV_FORM (form));
}
