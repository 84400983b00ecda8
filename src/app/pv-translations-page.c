#include "app/pv-translations-page-private.h"

#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

static void content_page_init (PvContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvTranslationsPage, pv_translations_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

/* --- the list --- */

static void
show_progress (PvTranslationsPage *self)
{
  guint left = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint all = left + self->done->len;
  /* Translators: "12 of 46": so many texts are translated of those there were to translate */
  PvLang lang = pv_interface_lang ();
  g_autofree char *of = pv_count_to_words (_("%u of %u"), self->done->len, lang);
  g_autofree char *words = pv_count_to_words (of, all, lang);

  gtk_label_set_label (self->counts, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counts), _("Translated in this sitting, of all that were to be translated"));
  gtk_progress_bar_set_fraction (self->progress, all > 0 ? self->done->len / (double) all : 1);
}

static void
take_chosen (PvTranslationsPage *self)
{
  PvTranslationRow *row = gtk_single_selection_get_selected_item (self->chosen);
  const PvUntranslated *text = row ? pv_translation_row_get_text (row) : NULL;

  if (text == NULL)
    {
      self->current.id = PV_NO_ID;
      return;
    }
  if (pv_untranslated_is_same (text, &self->current) && text->older == self->current.older)
    return;
  self->current = *text;
  pv_translations_page_show_text (self);
}

static void
chosen_cb (PvTranslationsPage *self)
{
  if (!self->filling)
    take_chosen (self);
}

static guint
position_of (PvTranslationsPage *self, const PvUntranslated *text)
{
  const PvUntranslated *row;

  for (guint i = 0; text->id != PV_NO_ID && (row = pv_translation_list_get (self->rows, i)) != NULL; i++)
    if (pv_untranslated_is_same (row, text))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* What was settled here and is to be translated again was undone: back to it. */
static guint
come_back (PvTranslationsPage *self)
{
  guint back = GTK_INVALID_LIST_POSITION;

  for (guint i = self->done->len; i > 0; i--)
    {
      guint at = position_of (self, &g_array_index (self->done, PvUntranslated, i - 1));

      if (at == GTK_INVALID_LIST_POSITION)
        continue;
      back = at;
      g_array_remove_index (self->done, i - 1);
    }
  return back;
}

static guint
next_place (PvTranslationsPage *self, guint before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint at = come_back (self);

  if (at == GTK_INVALID_LIST_POSITION)
    at = position_of (self, &self->current);
  if (at == GTK_INVALID_LIST_POSITION)
    at = before == GTK_INVALID_LIST_POSITION ? 0 : MIN (before, n > 0 ? n - 1 : 0);
  return at;
}

/* Whoever waited for the first text writes in it, unless the keyboard has gone elsewhere meanwhile. */
static void
take_awaited_keys (PvTranslationsPage *self)
{
  GtkWidget *focus = self->awaited ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;

  if (self->current.id != PV_NO_ID && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->state)))
    gtk_widget_grab_focus (pv_form_cell_get_control (pv_translations_page_get_entry (self)));
  self->awaited = FALSE;
}

static void
refill (PvTranslationsPage *self)
{
  const GArray *texts = pv_translations_get_texts (self->translations);
  PvTranslationFilter filter = pv_translations_page_get_filter (self);
  guint before = gtk_single_selection_get_selected (self->chosen);

  if (texts == NULL)
    return;
  self->stale = FALSE;
  self->filling = TRUE;
  /* Otherwise it is looked for among all rows, one by one. */
  gtk_single_selection_set_selected (self->chosen, GTK_INVALID_LIST_POSITION);
  pv_translation_list_fill (self->rows, self->document, texts, &filter);
  gtk_single_selection_set_selected (self->chosen, next_place (self, before));
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, pv_translation_list_get (self->rows, 0) ? "work" : texts->len > 0 ? "hidden" : "done");
  take_chosen (self);
  pv_translations_page_show_source (self);
  show_progress (self);
  take_awaited_keys (self);
}

static void
texts_changed_cb (PvTranslationsPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refill (self);
}

static void
mapped_cb (PvTranslationsPage *self)
{
  if (self->stale)
    refill (self);
}

static void
filter_cb (PvTranslationsPage *self)
{
  if (!self->filling && self->translations)
    refill (self);
}

void
pv_translations_page_step (PvTranslationsPage *self, int by)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  int at = (int) gtk_single_selection_get_selected (self->chosen) + by;

  if (n == 0)
    return;
  gtk_single_selection_set_selected (self->chosen, (guint) ((at + n) % n));
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) ((at + n) % n));
  gtk_widget_grab_focus (pv_form_cell_get_control (pv_translations_page_get_entry (self)));
}

/* What is settled goes from the list at once; the look at the document that follows finds it gone. */
static void
go_on (PvTranslationsPage *self, gboolean saved, GError *error)
{
  guint at = gtk_single_selection_get_selected (self->chosen);

  if (!saved)
    {
      pv_toast_error (GTK_WIDGET (self), error);
      return;
    }
  g_array_append_val (self->done, self->current);
  if (at < g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    {
      self->filling = TRUE;
      pv_translation_list_remove (self->rows, at);
      gtk_single_selection_set_selected (self->chosen, MIN (at, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) - 1));
      self->filling = FALSE;
    }
  take_chosen (self);
  show_progress (self);
  if (self->current.id != PV_NO_ID)
    gtk_widget_grab_focus (pv_form_cell_get_control (pv_translations_page_get_entry (self)));
}

void
pv_translations_page_save (PvTranslationsPage *self)
{
  g_autofree char *typed = pv_translations_page_get_entry (self) ? pv_form_cell_get_text (pv_translations_page_get_entry (self)) : NULL;
  g_autofree char *words = pv_text_or_null (typed);
  g_autoptr (GError) error = NULL;

  if (self->current.id == PV_NO_ID || !gtk_widget_get_sensitive (self->save_button))
    return;
  go_on (self, pv_translations_write (self->document, &self->current, words, &error), error);
}

static void
save_cb (PvTranslationsPage *self)
{
  pv_translations_page_save (self);
}

static void
same_cb (PvTranslationsPage *self)
{
  g_autoptr (GError) error = NULL;

  go_on (self, pv_translations_write_same (self->document, &self->current, &error), error);
}

static void
holds_cb (PvTranslationsPage *self)
{
  g_autoptr (GError) error = NULL;

  go_on (self, pv_translations_confirm (self->document, &self->current, &error), error);
}

static void
skip_cb (PvTranslationsPage *self)
{
  pv_translations_page_step (self, 1);
}

static void
show_cb (PvTranslationsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "x", self->current.id);
}

static void
show_all_cb (PvTranslationsPage *self)
{
  gtk_drop_down_set_selected (self->state, 0);
  gtk_drop_down_set_selected (self->place, 0);
}

/* --- content page --- */

static void
document_changed_cb (PvTranslationsPage *self, PvChangeSet *changes)
{
  if (pv_change_set_touches (changes, PV_PATH))
    pv_translations_page_fill_places (self);
}

static void
set_document (PvContentPage *page, PvDocument *document, PvSelection *selection)
{
  PvTranslationsPage *self = PV_TRANSLATIONS_PAGE (page);
  g_autoptr (GtkListItemFactory) factory = pv_translation_rows_factory (document);

  g_set_object (&self->document, document);
  g_set_object (&self->translations, pv_translations_of (document));
  gtk_list_view_set_factory (self->list, factory);
  pv_translations_page_fill_places (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->translations, "changed", G_CALLBACK (texts_changed_cb), self, G_CONNECT_SWAPPED);
  texts_changed_cb (self);
}

static void
set_content_lang (PvContentPage *page, PvLang lang)
{
  PvTranslationsPage *self = PV_TRANSLATIONS_PAGE (page);

  self->lang = lang;
  if (self->document)
    pv_translations_page_fill_places (self);
}

static void
content_page_init (PvContentPageInterface *iface)
{
  iface->set_document = set_document;
  iface->set_content_lang = set_content_lang;
}

/* --- the widget --- */

static gboolean
pv_translations_page_grab_focus (GtkWidget *widget)
{
  PvTranslationsPage *self = PV_TRANSLATIONS_PAGE (widget);
  PvFormCell *entry = pv_translations_page_get_entry (self);

  if (entry && gtk_widget_get_mapped (GTK_WIDGET (entry)))
    return gtk_widget_grab_focus (pv_form_cell_get_control (entry));
  self->awaited = self->translations && pv_translations_get_texts (self->translations) == NULL;
  return gtk_widget_grab_focus (GTK_WIDGET (self->state));
}

static void
pv_translations_page_dispose (GObject *object)
{
  PvTranslationsPage *self = PV_TRANSLATIONS_PAGE (object);

  g_clear_object (&self->translations);
  g_clear_object (&self->document);
  g_clear_object (&self->chosen);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (pv_translations_page_parent_class)->dispose (object);
}

static void
pv_translations_page_finalize (GObject *object)
{
  PvTranslationsPage *self = PV_TRANSLATIONS_PAGE (object);

  g_array_unref (self->places);
  g_array_unref (self->done);
  g_free (self->begun_with);

  G_OBJECT_CLASS (pv_translations_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, state);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, place);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, counts);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, where);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, title);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, field);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, mark);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, mark_icon);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, mark_words);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, source_tag);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, source);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, entry_bin);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, keys);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, same_child);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, holds_child);
  gtk_widget_class_bind_template_child (widget_class, PvTranslationsPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, same_cb);
  gtk_widget_class_bind_template_callback (widget_class, holds_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
pv_translations_page_class_init (PvTranslationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_translations_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pv_translations_page_finalize;
  widget_class->grab_focus = pv_translations_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-translations-page.ui");
  bind_children (widget_class);
}

static void
pv_translations_page_init (PvTranslationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lang = PV_LANG_FI;
  self->places = g_array_new (FALSE, FALSE, sizeof (PvTranslationFilter));
  self->done = g_array_new (FALSE, FALSE, sizeof (PvUntranslated));
  self->rows = pv_translation_list_new ();
  self->chosen = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->chosen));
  pv_translations_page_fill_states (self);
  g_signal_connect_object (self->chosen, "notify::selected-item", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->place, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pv_translations_page_new (void)
{
  return g_object_new (PV_TYPE_TRANSLATIONS_PAGE, NULL);
}

void
pv_translations_page_show_texts (PvTranslationsPage *self, PvTranslationTexts texts)
{
  g_return_if_fail (PV_IS_TRANSLATIONS_PAGE (self));

  gtk_drop_down_set_selected (self->place, 0);
  gtk_drop_down_set_selected (self->state, texts);
}
