#include "app/pv-finding-row.h"

#include "app/pv-accessible.h"
#include "app/pv-badge.h"
#include "app/pv-finding-signs.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

struct _PvFindingRow
{
  AdwActionRow parent_instance;

  PvDocument *document;
  PvSelection *selection;
  const PvFinding *finding;
};

G_DEFINE_FINAL_TYPE (PvFindingRow, pv_finding_row, ADW_TYPE_ACTION_ROW)

enum
{
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const PvModel *
model_of (PvFindingRow *self)
{
  return pv_document_get_model (self->document);
}

/* --- what it does --- */

static void
show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SHOWN], 0);
}

static void
activated_cb (PvFindingRow *self)
{
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
take_up (PvFindingRow *self, PvEdits *edits, const char *words)
{
  g_autoptr (GError) error = NULL;

  if (pv_document_commit (self->document, edits, &error))
    pv_toast_undo (GTK_WIDGET (self), words);
  else
    pv_toast_error (GTK_WIDGET (self), error);
}

static void
decide_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvFindingRow *self = PV_FINDING_ROW (widget);
  PvId id;
  g_autoptr (PvEdits) edits = pv_finding_to_decision (self->finding, model_of (self), pv_date_today (), &id);

  take_up (self, edits, _("Taken up as a decision, on the page Follow-up"));
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvFindingRow *self = PV_FINDING_ROW (widget);
  PvId id;
  g_autoptr (PvEdits) edits = pv_finding_to_action (self->finding, model_of (self), &id);

  take_up (self, edits, _("Taken up as an action, on the page Follow-up"));
}

/* The action, or the decision, in the form. */
static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvFindingRow *self = PV_FINDING_ROW (widget);
  PvRecord *action = pv_finding_get_action (self->finding, model_of (self));

  pv_selection_show (self->selection, action != NULL ? pv_record_get_id (action) : self->finding->decision);
}

/* --- how it looks --- */

static PvRecord *
first_actor (PvFindingRow *self)
{
  const GArray *records = self->finding->records;

  for (guint i = 0; i < records->len; i++)
    {
      PvRecord *record = pv_model_get (model_of (self), g_array_index (records, PvId, i));

      if (record != NULL && pv_record_get_kind (record) == PV_ACTOR)
        return record;
    }

  return NULL;
}

static GtkWidget *
new_mark (PvFindingRow *self)
{
  PvRecord *actor = first_actor (self);
  GtkWidget *mark;

  if (actor != NULL)
    {
      mark = pv_badge_new (20);
      pv_badge_set_record (PV_BADGE (mark), actor);
      return mark;
    }
  mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", pv_finding_sign (self->finding->kind)->icon, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (mark, "pv-warn-icon");
  return mark;
}

static GMenuModel *
new_menu_model (PvFindingRow *self)
{
  GMenu *menu = g_menu_new ();
  gboolean decided = self->finding->decision != PV_NO_ID;

  g_menu_append (menu, _("Show"), "finding.show");
  if (!pv_document_is_read_only (self->document))
    {
      g_menu_append (menu, _("Take up as an action"), "finding.act");
      if (!decided)
        g_menu_append (menu, _("Take up as a decision"), "finding.decide");
    }
  if (decided || pv_finding_get_action (self->finding, model_of (self)) != NULL)
    g_menu_append (menu, _("Open what was taken up"), "finding.open");
  return G_MENU_MODEL (menu);
}

static GtkWidget *
new_menu (PvFindingRow *self, PvLang lang)
{
  g_autoptr (GMenuModel) menu = new_menu_model (self);
  g_autofree char *sentence = pv_finding_sentence (self->finding, model_of (self), PV_LANG_NONE, lang);
  g_autofree char *spoken = g_strdup_printf (_("What to do about it: %s"), sentence);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Show, or take up"));
  pv_accessible_name_inside (button, spoken);
  return button;
}

/* What came of it so far. (transfer full) */
static char *
outcome_words (PvFindingRow *self)
{
  PvRecord *decision = self->finding->decision != PV_NO_ID ? pv_model_get (model_of (self), self->finding->decision) : NULL;
  PvRecord *action = pv_finding_get_action (self->finding, model_of (self));
  GString *words = g_string_new (NULL);
  const char *outcome;

  if (decision != NULL)
    {
      outcome = pv_choice_label (PV_CHOICES_DECISION, pv_record_get_choice (decision, PV_DECISION_DECISION));
      g_string_append_printf (words, _("Decision: %s"), outcome);
    }
  if (action != NULL)
    {
      outcome = pv_choice_label (PV_CHOICES_ACTION_STATE, pv_record_get_choice (action, PV_ACTION_STATE));
      g_string_append (words, words->len > 0 ? "\n" : "");
      g_string_append_printf (words, _("Action: %s"), outcome);
    }

  return g_string_free (words, FALSE);
}

static void
pv_finding_row_class_init (PvFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SHOWN] = g_signal_new ("shown", PV_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "finding.show", NULL, show_cb);
  gtk_widget_class_install_action (widget_class, "finding.act", NULL, act_cb);
  gtk_widget_class_install_action (widget_class, "finding.decide", NULL, decide_cb);
  gtk_widget_class_install_action (widget_class, "finding.open", NULL, open_cb);
}

static void
pv_finding_row_init (PvFindingRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
}

GtkWidget *
pv_finding_row_new (PvDocument *document, PvSelection *selection, const PvFinding *finding, PvLang lang)
{
  PvFindingRow *self = g_object_new (PV_TYPE_FINDING_ROW, NULL);
  g_autofree char *markup = pv_finding_markup (finding, pv_document_get_model (document), PV_LANG_NONE, lang);
  g_autofree char *outcome = NULL;
  g_autofree char *subtitle = NULL;

  self->document = document;
  self->selection = selection;
  self->finding = finding;
  outcome = outcome_words (self);
  subtitle = g_markup_escape_text (outcome, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), new_mark (self));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), new_menu (self, lang));
  return GTK_WIDGET (self);
}

const PvFinding *
pv_finding_row_get_finding (PvFindingRow *self)
{
  g_return_val_if_fail (PV_IS_FINDING_ROW (self), NULL);

  return self->finding;
}
