#include "app/pv-translations-page-private.h"

#include "app/pv-accessible.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *words;
  PvLang lang;
  int older;
} states[] = {
  [PV_TEXTS_ALL] = { N_("All Texts"), PV_LANG_NONE, -1 },
  [PV_TEXTS_WITHOUT_SWEDISH] = { N_("Swedish missing"), PV_LANG_SV, 0 },
  [PV_TEXTS_WITHOUT_FINNISH] = { N_("Finnish missing"), PV_LANG_FI, 0 },
  [PV_TEXTS_OLDER] = { N_("Older than the other language"), PV_LANG_NONE, 1 },
};

static const struct
{
  PvPage page;
  const char *words;
} pages[] = {
  { PV_PAGE_NETWORK, N_("Network") },
  { PV_PAGE_PATHS, N_("Paths") },
  { PV_PAGE_SERVICES, N_("Services") },
  { PV_PAGE_EXPERIENCE, N_("Customers’ experience") },
  { PV_PAGE_PROCUREMENT, N_("Procurement") },
  { PV_PAGE_FOLLOW_UP, N_("Follow-up") },
};

PvTranslationFilter
pv_translations_page_get_filter (PvTranslationsPage *self)
{
  guint place = gtk_drop_down_get_selected (self->place);
  guint state = gtk_drop_down_get_selected (self->state);
  PvTranslationFilter filter = { PV_LANG_NONE, -1, PV_PAGE_NONE, PV_NO_ID };

  if (place < self->places->len)
    filter = g_array_index (self->places, PvTranslationFilter, place);
  if (state < G_N_ELEMENTS (states))
    {
      filter.lang = states[state].lang;
      filter.older = states[state].older;
    }
  return filter;
}

static void
append_place (PvTranslationsPage *self, GtkStringList *words, PvTranslationFilter filter, const char *label)
{
  gtk_string_list_append (words, label);
  g_array_append_val (self->places, filter);
}

/* Pages, then the paths one by one. */
void
pv_translations_page_fill_places (PvTranslationsPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  PvModel *model = pv_document_get_model (self->document);
  guint selected = gtk_drop_down_get_selected (self->place);
  guint n;
  PvRecord *const *paths = pv_model_list (model, PV_PATH, &n);

  self->filling = TRUE;
  g_array_set_size (self->places, 0);
  append_place (self, words, (PvTranslationFilter) { PV_LANG_NONE, -1, PV_PAGE_NONE, PV_NO_ID }, _("All Pages"));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    append_place (self, words, (PvTranslationFilter) { PV_LANG_NONE, -1, pages[i].page, PV_NO_ID }, _(pages[i].words));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = pv_title (model, paths[i], self->lang);
      const char *variant = pv_choice_label (PV_CHOICES_VARIANT, pv_record_get_choice (paths[i], PV_PATH_VARIANT));
      g_autofree char *label = g_strdup_printf ("%s · %s", title, variant);

      append_place (self, words, (PvTranslationFilter) { PV_LANG_NONE, -1, PV_PAGE_NONE, pv_record_get_id (paths[i]) }, label);
    }
  gtk_drop_down_set_model (self->place, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->place, selected < self->places->len ? selected : 0);
  self->filling = FALSE;
  pv_accessible_name_inside (GTK_WIDGET (self->place), _("Of which page or path"));
}

void
pv_translations_page_fill_states (PvTranslationsPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_append (words, _(states[i].words));
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (words));
  pv_accessible_name_inside (GTK_WIDGET (self->state), _("Which texts"));
}
