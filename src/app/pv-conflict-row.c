#include "app/pv-conflict-row.h"

#include "app/pv-badge.h"
#include "app/pv-conflict-sides.h"
#include "app/pv-reference-chooser.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* Of persons that are asked about at once, so many are listed. */
#define PERSONS_MAX 50

struct _PvConflictRow
{
  AdwExpanderRow parent_instance;

  PvDocument *document;
  PvConflict *conflict;
  PvLang lang;
};

G_DEFINE_FINAL_TYPE (PvConflictRow, pv_conflict_row, ADW_TYPE_EXPANDER_ROW)

static guint
head_of (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "head"));
}

static void
tell (PvConflictRow *self, gboolean settled, const GError *error)
{
  if (settled)
    pv_toast_undo (GTK_WIDGET (self), _("Settled, here and on every laptop that gets this change"));
  else
    pv_toast_error (GTK_WIDGET (self), error);
}

static void
value_chosen_cb (PvConflictRow *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_value (self->document, self->conflict, head_of (button), &error), error);
}

static void
stays_removed_cb (PvConflictRow *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_removed (self->document, self->conflict, FALSE, &error), error);
}

static void
comes_back_cb (PvConflictRow *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_removed (self->document, self->conflict, TRUE, &error), error);
}

static void
settle_link (PvConflictRow *self, PvLinkSettling how, PvId another)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_link (self->document, self->conflict, how, another, &error), error);
}

static void
link_instead_cb (PvConflictRow *self)
{
  settle_link (self, PV_LINK_TO_ANOTHER, self->conflict->instead);
}

static void
link_another_cb (PvConflictRow *self, gint64 id)
{
  if (id != PV_NO_ID)
    settle_link (self, PV_LINK_TO_ANOTHER, id);
}

static void
link_removed_cb (PvConflictRow *self)
{
  settle_link (self, PV_LINK_REMOVE, PV_NO_ID);
}

static void
link_brought_back_cb (PvConflictRow *self)
{
  settle_link (self, PV_LINK_BRING_BACK, PV_NO_ID);
}

static void
settle_circle (PvConflictRow *self, guint head, PvId another)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_circle (self->document, self->conflict, head, another, &error), error);
}

static void
circle_cut_cb (PvConflictRow *self, GtkWidget *button)
{
  settle_circle (self, head_of (button), PV_NO_ID);
}

static void
circle_led_cb (PvConflictRow *self, gint64 id, GtkWidget *chooser)
{
  if (id != PV_NO_ID)
    settle_circle (self, head_of (chooser), id);
}

static void
missing_put_back_cb (PvConflictRow *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_missing (self->document, self->conflict, head_of (button), &error), error);
}

static void
missing_removed_cb (PvConflictRow *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_missing (self->document, self->conflict, G_MAXUINT, &error), error);
}

static void
same_cb (PvConflictRow *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;
  gboolean keep_other = g_object_get_data (G_OBJECT (button), "keep-other") != NULL;
  PvId keep = keep_other ? self->conflict->other : self->conflict->id;
  PvId gone = keep_other ? self->conflict->id : self->conflict->other;

  tell (self, pv_document_settle_same (self->document, keep, gone, &error), error);
}

static void
different_cb (PvConflictRow *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_different (self->document, self->conflict->id, self->conflict->other, &error), error);
}

static char *
who_and_when (const PvConflictHead *head)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (head->at_ms / 1000);
  /* TRANSLATORS: a day and a time of day, as g_date_time_format() takes them */
  g_autofree char *when = time ? g_date_time_format (time, _("%-d %b %Y %-H:%M")) : g_strdup ("");
  const char *who = head->author ? head->author : _("somebody unknown");

  return g_strdup_printf ("%s · %s", who, when);
}

static GtkWidget *
new_button (PvConflictRow *self, const char *words, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
add_side (PvConflictRow *self, const char *words, const char *who)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (words, -1);
  g_autofree char *subtitle = g_markup_escape_text (who, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
add_value (PvConflictRow *self, guint number)
{
  const PvConflictHead *head = g_ptr_array_index (self->conflict->heads, number);
  g_autofree char *words = pv_conflict_head_words (self->document, self->conflict, head);
  g_autofree char *who = who_and_when (head);
  GtkWidget *row = add_side (self, *words ? words : _("Empty"), who);
  GtkWidget *button = new_button (self, head->wins ? _("Keep") : _("Choose"), G_CALLBACK (value_chosen_cb));

  if (head->wins)
    {
      GtkWidget *stands = gtk_label_new (_("Stands now"));

      gtk_widget_add_css_class (stands, "pv-pill");
      gtk_widget_set_valign (stands, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), stands);
    }
  g_object_set_data (G_OBJECT (button), "head", GUINT_TO_POINTER (number));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, *words ? words : _("Empty"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_doings (PvConflictRow *self)
{
  for (guint i = 0; i < self->conflict->heads->len; i++)
    {
      const PvConflictHead *head = g_ptr_array_index (self->conflict->heads, i);
      g_autofree char *who = who_and_when (head);

      add_side (self, head->removes ? _("Removed it") : _("Wrote in it, without knowing of the removal"), who);
    }
}

static GtkWidget *
add_buttons (PvConflictRow *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_widget_add_css_class (box, "pv-settle");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return box;
}

static void
put_button (GtkWidget *box, GtkWidget *button)
{
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
add_removal (PvConflictRow *self)
{
  GtkWidget *box;

  add_doings (self);
  box = add_buttons (self);
  put_button (box, new_button (self, _("Leave it removed"), G_CALLBACK (stays_removed_cb)));
  put_button (box, new_button (self, _("Bring it back"), G_CALLBACK (comes_back_cb)));
}

static GtkWidget *
new_chooser (PvConflictRow *self, guint head, GCallback chosen)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = pv_reference_chooser_new (self->document, self->conflict->other_kind, FALSE);

  pv_reference_chooser_set_lang (PV_REFERENCE_CHOOSER (chooser), self->lang);
  g_object_set_data (G_OBJECT (chooser), "head", GUINT_TO_POINTER (head));
  g_signal_connect_object (chooser, "chosen", chosen, self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Lead to another…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
add_link (PvConflictRow *self)
{
  GtkWidget *box;

  add_doings (self);
  box = add_buttons (self);
  if (self->conflict->instead != PV_NO_ID)
    {
      g_autofree char *title = pv_title_of (pv_document_get_model (self->document), self->conflict->instead, self->lang);
      g_autofree char *words = g_strdup_printf (_("Lead to: %s"), title);
      GtkWidget *button = new_button (self, words, G_CALLBACK (link_instead_cb));

      gtk_widget_add_css_class (button, "suggested-action");
      put_button (box, button);
    }
  put_button (box, new_chooser (self, 0, G_CALLBACK (link_another_cb)));
  put_button (box, new_button (self, _("Remove the link"), G_CALLBACK (link_removed_cb)));
  put_button (box, new_button (self, _("Bring back what was removed"), G_CALLBACK (link_brought_back_cb)));
}

static void
add_duplicate (PvConflictRow *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *keep = new_button (self, _("Same: keep the first one’s values"), G_CALLBACK (same_cb));
  GtkWidget *keep_other = new_button (self, _("Same: keep the second one’s values"), G_CALLBACK (same_cb));
  GtkWidget *box;

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), pv_conflict_sides_new (self->document, self->conflict->id, self->conflict->other, self->lang));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  box = add_buttons (self);
  g_object_set_data (G_OBJECT (keep_other), "keep-other", GINT_TO_POINTER (TRUE));
  put_button (box, keep);
  put_button (box, keep_other);
  put_button (box, new_button (self, _("Different things"), G_CALLBACK (different_cb)));
}

/* Each link of it, in its order: any of them can go, or lead out of the circle. */
static void
add_circle (PvConflictRow *self)
{
  const PvModel *model = pv_document_get_model (self->document);

  for (guint i = 0; i < self->conflict->heads->len; i++)
    {
      const PvConflictHead *head = g_ptr_array_index (self->conflict->heads, i);
      g_autofree char *from = pv_title_of (model, head->id, self->lang);
      g_autofree char *to = pv_title_of (model, head->integer, self->lang);
      g_autofree char *words = g_strdup_printf (_("%s leads to: %s"), from, to);
      g_autofree char *who = who_and_when (head);
      GtkWidget *row = add_side (self, words, who);
      GtkWidget *button = new_button (self, _("Remove the link"), G_CALLBACK (circle_cut_cb));
      GtkWidget *chooser = new_chooser (self, i, G_CALLBACK (circle_led_cb));

      g_object_set_data (G_OBJECT (button), "head", GUINT_TO_POINTER (i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chooser);
    }
}

static char *
emptied_words (PvConflictRow *self, const PvConflictHead *head)
{
  g_autofree char *words = pv_conflict_head_words (self->document, self->conflict, head);

  return head->lang == PV_LANG_NONE ? g_strdup (words) : g_strdup_printf ("%s · %s", words, pv_lang_code (head->lang));
}

/* What stood there before each of them emptied it. */
static void
add_missing (PvConflictRow *self)
{
  GtkWidget *box, *show;

  for (guint i = 0; i < self->conflict->heads->len; i++)
    {
      const PvConflictHead *head = g_ptr_array_index (self->conflict->heads, i);
      g_autofree char *words = emptied_words (self, head);
      g_autofree char *who = who_and_when (head);
      g_autofree char *emptied = g_strdup_printf (_("Emptied by: %s"), who);
      GtkWidget *row = add_side (self, words, emptied);
      GtkWidget *button = new_button (self, _("Put it back"), G_CALLBACK (missing_put_back_cb));

      g_object_set_data (G_OBJECT (button), "head", GUINT_TO_POINTER (i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  box = add_buttons (self);
  show = gtk_button_new_with_label (_("Write a new one"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (show), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (show), "x", self->conflict->id);
  put_button (box, show);
  put_button (box, new_button (self, _("Remove all of it"), G_CALLBACK (missing_removed_cb)));
}

static void
kept_cb (PvConflictRow *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, pv_document_settle_kept (self->document, self->conflict, &error), error);
}

/* Who it is about only a person can tell; what is held of them is shown before anything is erased. */
static void
add_erased (PvConflictRow *self)
{
  guint n = self->conflict->heads->len - 1;

  for (guint i = 0; i < MIN (n, PERSONS_MAX); i++)
    {
      const PvConflictHead *head = g_ptr_array_index (self->conflict->heads, i);
      g_autofree char *words = pv_conflict_head_words (self->document, self->conflict, head);
      g_autofree char *who = who_and_when (head);
      GtkWidget *row = add_side (self, words, who);
      GtkWidget *button = gtk_button_new_with_label (_("The same person…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.personal-data-of");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", head->text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  if (n > PERSONS_MAX)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n - PERSONS_MAX), n - PERSONS_MAX);

      add_side (self, more, "");
    }
  put_button (add_buttons (self), new_button (self, n > 1 ? _("None of them is the same") : _("It is somebody else"), G_CALLBACK (kept_cb)));
}

/* What it means, in one line. */
static const char *
meaning (PvConflictKind what)
{
  switch (what)
    {
    case PV_CONFLICT_VALUES:
      return _("Written on two laptops at once; the later one stands until somebody chooses");
    case PV_CONFLICT_REMOVED:
      return _("One removed it while another was writing in it");
    case PV_CONFLICT_LINK:
      return _("It leads to something that was removed");
    case PV_CONFLICT_CIRCLE:
      return _("Following it leads back to where it began: one of the links has to go, or lead elsewhere");
    case PV_CONFLICT_MISSING:
      return _("It is needed, and each side emptied a part of it");
    case PV_CONFLICT_ERASED:
      return _("If it is the same person, erase what came as well; what was erased is known nowhere any more");
    case PV_CONFLICT_DUPLICATE:
    default:
      return _("Made on two laptops; they look like the same thing");
    }
}

static void
build (PvConflictRow *self)
{
  switch (self->conflict->what)
    {
    case PV_CONFLICT_VALUES:
      for (guint i = 0; i < self->conflict->heads->len; i++)
        add_value (self, i);
      break;
    case PV_CONFLICT_REMOVED:
      add_removal (self);
      break;
    case PV_CONFLICT_LINK:
      add_link (self);
      break;
    case PV_CONFLICT_DUPLICATE:
      add_duplicate (self);
      break;
    case PV_CONFLICT_CIRCLE:
      add_circle (self);
      break;
    case PV_CONFLICT_ERASED:
      add_erased (self);
      break;
    case PV_CONFLICT_MISSING:
    default:
      add_missing (self);
      break;
    }
}

static void
add_badge (PvConflictRow *self)
{
  const PvRecord *record = pv_model_get (pv_document_get_model (self->document), self->conflict->id);
  GtkWidget *badge = pv_badge_new (20);

  if (record)
    pv_badge_set_record (PV_BADGE (badge), record);
  else
    pv_badge_set_kind (PV_BADGE (badge), pv_kinds_kind (pv_kinds_default (), self->conflict->kind));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), badge);
}

static void
pv_conflict_row_dispose (GObject *object)
{
  PvConflictRow *self = PV_CONFLICT_ROW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->conflict, pv_conflict_free);

  G_OBJECT_CLASS (pv_conflict_row_parent_class)->dispose (object);
}

static void
pv_conflict_row_class_init (PvConflictRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_conflict_row_dispose;
}

static void
pv_conflict_row_init (PvConflictRow *self)
{
}

GtkWidget *
pv_conflict_row_new (PvDocument *document, const PvConflict *conflict, PvLang lang)
{
  PvConflictRow *self = g_object_new (PV_TYPE_CONFLICT_ROW, NULL);
  g_autofree char *sentence = pv_conflict_sentence (document, conflict);
  g_autofree char *title = g_markup_escape_text (sentence, -1);

  self->document = g_object_ref (document);
  self->conflict = pv_conflict_copy (conflict);
  self->lang = lang;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), meaning (conflict->what));
  add_badge (self);
  build (self);
  return GTK_WIDGET (self);
}
