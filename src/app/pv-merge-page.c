#include "app/pv-merge-page.h"

#include "app/pv-conflict-row.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* More rows than anybody reads through: the rest comes up as the first are settled. */
#define SHOWN_MAX 100
#define EARLIER_MAX 20

struct _PvMergePage
{
  GtkBox parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *came;
  GtkWidget *take_back_button;
  AdwPreferencesGroup *settle;
  AdwPreferencesGroup *minor;
  AdwPreferencesGroup *earlier;
  PvMergeReport *taking;       /* what a person is asked about taking back */
  GPtrArray *rows;             /* what is in the groups, borrowed */
  GHashTable *unfolded;        /* titles of rows */

  PvDocument *document;
  PvSelection *selection;
  PvLang lang;
  guint filling;               /* source */
};

/* All that the page tells, asked for before anything is shown: whoever waits for the store may find the window gone afterwards. */
typedef struct
{
  PvMergeReport *report;       /* NULL: nothing came in this session */
  GPtrArray *lines;            /* PvMergeLine; the lists are NULL when they could not be read */
  GPtrArray *conflicts;        /* PvConflict */
  GPtrArray *merges;           /* PvMergeReport */
  GError *error;
} Told;

static void
told_clear (Told *told)
{
  g_clear_pointer (&told->report, pv_merge_report_free);
  g_clear_pointer (&told->lines, g_ptr_array_unref);
  g_clear_pointer (&told->conflicts, g_ptr_array_unref);
  g_clear_pointer (&told->merges, g_ptr_array_unref);
  g_clear_error (&told->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static void content_page_init (PvContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvMergePage, pv_merge_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

static void
add_row (PvMergePage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
empty (PvMergePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
new_line (const char *words, const char *second)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (words, -1);
  g_autofree char *subtitle = second ? g_markup_escape_text (second, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  return row;
}

static char *
when_words (gint64 at_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at_ms / 1000);

  /* TRANSLATORS: a day and a time of day, as g_date_time_format() takes them */
  return time ? g_date_time_format (time, _("%-d %b %Y %-H:%M")) : g_strdup ("");
}

static GtkWidget *
new_step (PvMergePage *self, const PvMergeLine *line)
{
  PvModel *model = pv_document_get_model (self->document);
  g_autofree char *title = pv_title_of (model, line->id, self->lang);
  g_autofree char *sentence = pv_verb_sentence (pv_model_get_kinds (model), line->verb, line->kind, title);
  g_autofree char *when = when_words (line->at_ms);
  g_autofree char *second = g_strdup_printf ("%s · %s", line->author ? line->author : _("somebody unknown"), when);
  GtkWidget *row = new_line (sentence, second);

  if (pv_model_get (model, line->id) != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", line->id);
    }
  return row;
}

static void
add_steps (PvMergePage *self, const GPtrArray *lines)
{
  GtkWidget *expander;

  if (lines == NULL || lines->len == 0)
    return;
  expander = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("Step by step"));
  for (guint i = 0; i < MIN (lines->len, SHOWN_MAX); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_step (self, g_ptr_array_index (lines, i)));
  if (lines->len > SHOWN_MAX)
    {
      guint n = lines->len - SHOWN_MAX;
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_line (more, NULL));
    }
  add_row (self, self->came, expander);
}

static gboolean
show_report (PvMergePage *self, const Told *told)
{
  const PvMergeReport *report = told->report;
  g_autoptr (GPtrArray) sentences = report ? pv_merge_report_sentences (report) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->came), report != NULL);
  if (report == NULL)
    return FALSE;

  for (guint i = 0; i < sentences->len; i++)
    add_row (self, self->came, new_line (g_ptr_array_index (sentences, i), NULL));
  add_steps (self, told->lines);
  gtk_widget_set_visible (self->take_back_button, report->n_changes > 0 && !pv_document_is_read_only (self->document));
  return TRUE;
}

static GtkWidget *
new_settled_row (void)
{
  GtkWidget *row = new_line (_("Nothing to settle"), _("Everybody’s changes fit together"));
  GtkWidget *sign = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (sign, "pv-ok-icon");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  return row;
}

/* Whoever is looking at one thing goes on looking at it when another is settled. */
static void
add_conflict (PvMergePage *self, const PvConflict *conflict)
{
  GtkWidget *row = pv_conflict_row_new (self->document, conflict, self->lang);

  if (g_hash_table_contains (self->unfolded, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  add_row (self, conflict->minor ? self->minor : self->settle, row);
}

static void
remember_unfolded (PvMergePage *self)
{
  g_hash_table_remove_all (self->unfolded);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (self->unfolded, g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))));
    }
}

static guint
show_conflicts (PvMergePage *self, const Told *told)
{
  const GPtrArray *conflicts = told->conflicts;
  guint n_major = 0, n_minor = 0;

  pv_toast_error (GTK_WIDGET (self), told->error);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const PvConflict *conflict = g_ptr_array_index (conflicts, i);
      guint *n = conflict->minor ? &n_minor : &n_major;

      if ((*n)++ < SHOWN_MAX)
        add_conflict (self, conflict);
    }
  if (n_major == 0)
    add_row (self, self->settle, new_settled_row ());
  gtk_widget_set_visible (GTK_WIDGET (self->minor), n_minor > 0);
  return n_major + n_minor;
}

/* What was taken back, in one line. */
static void
tell_taken_back (PvMergePage *self, guint n_records, const GPtrArray *skipped)
{
  g_autofree char *words = NULL;

  if (skipped->len > 0)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Taken back, but for %u place where somebody has written since: %s",
                                          "Taken back, but for %u places where somebody has written since, the first: %s", skipped->len),
                             skipped->len, (const char *) g_ptr_array_index (skipped, 0));
  if (n_records > 0)
    pv_toast_undo (GTK_WIDGET (self), words ? words : _("What came was taken back"));
  else if (words == NULL)
    pv_toast (GTK_WIDGET (self), _("Nothing of what came then stands any more"));
  else
    pv_toast (GTK_WIDGET (self), words);
}

static void
taken_back_cb (PvMergePage *self, const char *response)
{
  g_autoptr (PvMergeReport) report = g_steal_pointer (&self->taking);
  g_autoptr (GPtrArray) skipped = NULL;
  g_autoptr (GError) error = NULL;
  guint n_records;

  if (report == NULL || g_strcmp0 (response, "take-back") != 0)
    return;
  if (pv_document_take_back (self->document, report, &n_records, &skipped, &error))
    tell_taken_back (self, n_records, skipped);
  else
    pv_toast_error (GTK_WIDGET (self), error);
}

static void
ask_to_take_back (PvMergePage *self, const PvMergeReport *report)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Take back what came?"),
                                              _("What stood here before comes back, and what came goes, on every laptop that gets "
                                                "this change. You can undo it."));

  g_clear_pointer (&self->taking, pv_merge_report_free);
  self->taking = pv_merge_report_copy (report);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "take-back", _("Take back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take-back", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (taken_back_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
take_back_cb (PvMergePage *self)
{
  const PvMergeReport *report = pv_document_get_merge_report (self->document);

  if (report != NULL)
    ask_to_take_back (self, report);
}

static void
take_back_earlier_cb (PvMergePage *self, GtkWidget *button)
{
  ask_to_take_back (self, g_object_get_data (G_OBJECT (button), "merge"));
}

/* It stands above, under what came. */
static gboolean
is_shown (const PvMergeReport *report, const PvMergeReport *merge)
{
  const PvMergeRange *one, *other;

  if (report == NULL || report->n_changes != merge->n_changes || report->ranges->len == 0 || merge->ranges->len == 0)
    return FALSE;

  one = &g_array_index (report->ranges, PvMergeRange, 0);
  other = &g_array_index (merge->ranges, PvMergeRange, 0);
  return one->org == other->org && one->first == other->first && one->last == other->last;
}

/* Takes @merge. */
static void
add_earlier (PvMergePage *self, PvMergeReport *merge)
{
  g_autoptr (GPtrArray) sentences = pv_merge_report_sentences (merge);
  g_autofree char *when = when_words (merge->at_ms);
  g_autofree char *name = g_strdup_printf (_("Take back what came %s…"), when);
  GtkWidget *button = gtk_button_new_with_label (_("Take back…"));
  GtkWidget *row;
  g_autofree char *words = NULL;

  g_ptr_array_add (sentences, NULL);
  words = g_strjoinv (" · ", (char **) sentences->pdata);
  row = new_line (when, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !pv_document_is_read_only (self->document));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "merge", merge, (GDestroyNotify) pv_merge_report_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_earlier_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, self->earlier, row);
}

static guint
show_earlier (PvMergePage *self, const Told *told)
{
  const GPtrArray *merges = told->merges;
  guint n = 0;

  for (guint i = 0; merges != NULL && i < merges->len && n < EARLIER_MAX; i++)
    if (!is_shown (told->report, g_ptr_array_index (merges, i)))
      {
        add_earlier (self, pv_merge_report_copy (g_ptr_array_index (merges, i)));
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->earlier), n > 0);
  return n;
}

static void
ask_document (PvDocument *document, Told *told)
{
  const PvMergeReport *report = pv_document_get_merge_report (document);

  told->report = report ? pv_merge_report_copy (report) : NULL;
  told->lines = told->report ? pv_document_get_merge_lines (document, told->report, NULL) : NULL;
  told->conflicts = pv_document_get_conflicts (document, &told->error);
  told->merges = pv_document_list_merges (document, NULL);
}

static gboolean
fill_cb (gpointer data)
{
  g_autoptr (PvMergePage) self = g_object_ref (data);
  g_autoptr (PvDocument) document = g_object_ref (self->document);
  g_auto (Told) told = { NULL };
  gboolean came;
  guint n;

  self->filling = 0;
  ask_document (document, &told);
  if (self->document != document)
    return G_SOURCE_REMOVE;

  remember_unfolded (self);
  empty (self);
  came = show_report (self, &told);
  n = show_conflicts (self, &told);
  n += show_earlier (self, &told);
  gtk_stack_set_visible_child_name (self->stack, came || n > 0 ? "told" : "nothing");
  return G_SOURCE_REMOVE;
}

/* A page that nobody looks at asks nothing; many changes in a row are asked about once. */
static void
fill_soon (PvMergePage *self)
{
  if (self->filling == 0 && self->document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->filling = g_idle_add (fill_cb, self);
}

static void
pv_merge_page_set_document (PvContentPage *page, PvDocument *document, PvSelection *selection)
{
  PvMergePage *self = PV_MERGE_PAGE (page);

  g_set_object (&self->document, document);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (document, "merged", G_CALLBACK (fill_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "conflicts-changed", G_CALLBACK (fill_soon), self, G_CONNECT_SWAPPED);
}

static void
pv_merge_page_set_content_lang (PvContentPage *page, PvLang lang)
{
  PvMergePage *self = PV_MERGE_PAGE (page);

  self->lang = lang;
  fill_soon (self);
}

static void
pv_merge_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pv_merge_page_parent_class)->map (widget);
  fill_soon (PV_MERGE_PAGE (widget));
}

static void
pv_merge_page_dispose (GObject *object)
{
  PvMergePage *self = PV_MERGE_PAGE (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->taking, pv_merge_report_free);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pv_merge_page_parent_class)->dispose (object);
}

static void
pv_merge_page_class_init (PvMergePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_merge_page_dispose;
  widget_class->map = pv_merge_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-merge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PvMergePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PvMergePage, came);
  gtk_widget_class_bind_template_child (widget_class, PvMergePage, take_back_button);
  gtk_widget_class_bind_template_child (widget_class, PvMergePage, settle);
  gtk_widget_class_bind_template_child (widget_class, PvMergePage, minor);
  gtk_widget_class_bind_template_child (widget_class, PvMergePage, earlier);
}

static void
pv_merge_page_init (PvMergePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect_object (self->take_back_button, "clicked", G_CALLBACK (take_back_cb), self, G_CONNECT_SWAPPED);
}

static void
content_page_init (PvContentPageInterface *iface)
{
  iface->set_document = pv_merge_page_set_document;
  iface->set_content_lang = pv_merge_page_set_content_lang;
}

GtkWidget *
pv_merge_page_new (void)
{
  return g_object_new (PV_TYPE_MERGE_PAGE, NULL);
}
