#include "app/pv-translation-rows.h"

#include "app/pv-language-mark.h"

struct _PvTranslationRow
{
  GObject parent_instance;

  PvUntranslated text;
};

G_DEFINE_FINAL_TYPE (PvTranslationRow, pv_translation_row, G_TYPE_OBJECT)

struct _PvTranslationList
{
  GObject parent_instance;

  GArray *texts;               /* PvUntranslated */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvTranslationList, pv_translation_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- a row --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *below = gtk_label_new (NULL);

  for (GtkWidget *const *label = (GtkWidget *const[]) { title, below, NULL }; *label; label++)
    {
      gtk_label_set_xalign (GTK_LABEL (*label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (*label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), *label);
    }
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (below, "pv-second");
  gtk_list_item_set_child (line, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *line, PvDocument *document)
{
  PvTranslationRow *row = gtk_list_item_get_item (line);
  PvModel *model = pv_document_get_model (document);
  PvRecord *record = pv_model_get (model, row->text.id);
  const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (model), row->text.field);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (line));
  g_autofree char *name = record ? pv_title (model, record, row->text.source) : g_strdup ("");
  g_autofree char *below = g_strdup_printf ("%s · %s", pv_field_label (field),
                                            pv_language_state_words ((PvLanguageState) { row->text.lang, row->text.older }));
  g_autofree char *whole = g_strdup_printf ("%s, %s", name, below);

  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), below);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (line), g_utf8_strlen (name, -1) > 30 ? name : NULL);
  /* The row has the keyboard, and no name by itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (line))), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

static void
pv_translation_row_class_init (PvTranslationRowClass *klass)
{
}

static void
pv_translation_row_init (PvTranslationRow *self)
{
}

const PvUntranslated *
pv_translation_row_get_text (PvTranslationRow *self)
{
  g_return_val_if_fail (PV_IS_TRANSLATION_ROW (self), NULL);

  return &self->text;
}

gboolean
pv_untranslated_is_same (const PvUntranslated *a, const PvUntranslated *b)
{
  return a->id == b->id && a->field == b->field && a->lang == b->lang;
}

GtkListItemFactory *
pv_translation_rows_factory (PvDocument *document)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), document);
  return factory;
}

/* --- the list --- */

static GType
get_item_type (GListModel *list)
{
  return PV_TYPE_TRANSLATION_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return PV_TRANSLATION_LIST (list)->texts->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  const PvUntranslated *text = pv_translation_list_get (PV_TRANSLATION_LIST (list), position);
  PvTranslationRow *row;

  if (text == NULL)
    return NULL;
  row = g_object_new (PV_TYPE_TRANSLATION_ROW, NULL);
  row->text = *text;
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
pv_translation_list_finalize (GObject *object)
{
  g_array_unref (PV_TRANSLATION_LIST (object)->texts);

  G_OBJECT_CLASS (pv_translation_list_parent_class)->finalize (object);
}

static void
pv_translation_list_class_init (PvTranslationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pv_translation_list_finalize;
}

static void
pv_translation_list_init (PvTranslationList *self)
{
  self->texts = g_array_new (FALSE, FALSE, sizeof (PvUntranslated));
}

PvTranslationList *
pv_translation_list_new (void)
{
  return g_object_new (PV_TYPE_TRANSLATION_LIST, NULL);
}

static gboolean
is_wanted (PvModel *model, const PvUntranslated *text, const PvTranslationFilter *filter)
{
  PvRecord *record = pv_model_get (model, text->id);

  return record != NULL && (filter->lang == PV_LANG_NONE || filter->lang == text->lang) && (filter->older < 0 || filter->older == text->older)
         && (filter->page == PV_PAGE_NONE || filter->page == pv_record_get_info (record)->page)
         && (filter->path == PV_NO_ID || filter->path == pv_analysis_path_of (model, record));
}

void
pv_translation_list_fill (PvTranslationList *self, PvDocument *document, const GArray *texts, const PvTranslationFilter *filter)
{
  guint before;

  g_return_if_fail (PV_IS_TRANSLATION_LIST (self));

  before = self->texts->len;
  g_array_set_size (self->texts, 0);
  for (guint i = 0; i < texts->len; i++)
    {
      const PvUntranslated *text = &g_array_index (texts, PvUntranslated, i);

      if (is_wanted (pv_document_get_model (document), text, filter))
        g_array_append_vals (self->texts, text, 1);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->texts->len);
}

void
pv_translation_list_remove (PvTranslationList *self, guint position)
{
  g_return_if_fail (PV_IS_TRANSLATION_LIST (self));
  g_return_if_fail (position < self->texts->len);

  g_array_remove_index (self->texts, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

const PvUntranslated *
pv_translation_list_get (PvTranslationList *self, guint position)
{
  g_return_val_if_fail (PV_IS_TRANSLATION_LIST (self), NULL);

  return position < self->texts->len ? &g_array_index (self->texts, PvUntranslated, position) : NULL;
}
