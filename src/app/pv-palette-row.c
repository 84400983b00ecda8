#include "app/pv-palette-row.h"

struct _PvPaletteRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *head;
  GtkLabel *head_label;
  GtkLabel *place;
  GtkLabel *title;
  GtkLabel *second;
  GtkLabel *key;
  PvId id;
  const char *action;
};

G_DEFINE_FINAL_TYPE (PvPaletteRow, pv_palette_row, GTK_TYPE_LIST_BOX_ROW)

static void
pv_palette_row_class_init (PvPaletteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-palette-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PvPaletteRow, head);
  gtk_widget_class_bind_template_child (widget_class, PvPaletteRow, head_label);
  gtk_widget_class_bind_template_child (widget_class, PvPaletteRow, place);
  gtk_widget_class_bind_template_child (widget_class, PvPaletteRow, title);
  gtk_widget_class_bind_template_child (widget_class, PvPaletteRow, second);
  gtk_widget_class_bind_template_child (widget_class, PvPaletteRow, key);
}

static void
pv_palette_row_init (PvPaletteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pv_palette_row_new (void)
{
  return g_object_new (PV_TYPE_PALETTE_ROW, NULL);
}

void
pv_palette_row_set_head (PvPaletteRow *self, const char *head, const char *place)
{
  gtk_widget_set_visible (self->head, head != NULL);
  gtk_label_set_text (self->head_label, head ? head : "");
  gtk_label_set_text (self->place, place ? place : "");
}

static void
mark (GtkLabel *label, const PvQuery *query, const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (PvStretch));

  if (query != NULL)
    pv_query_mark (query, text, stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_HEAVY);
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      bold->start_index = line->start_index = g_array_index (stretches, PvStretch, i).start;
      bold->end_index = line->end_index = g_array_index (stretches, PvStretch, i).end;
      pango_attr_list_insert (attributes, bold);
      pango_attr_list_insert (attributes, line);
    }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

void
pv_palette_row_set_words (PvPaletteRow *self, const PvQuery *query, const char *title, const char *second, const char *key, const char *group)
{
  g_autofree char *said = g_strjoin (", ", title, group, second ? second : key, second ? key : NULL, NULL);

  mark (self->title, query, title);
  gtk_widget_set_visible (GTK_WIDGET (self->second), second != NULL);
  if (second != NULL)
    mark (self->second, query, second);
  gtk_widget_set_visible (GTK_WIDGET (self->key), key != NULL);
  gtk_label_set_text (self->key, key ? key : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

void
pv_palette_row_set_record (PvPaletteRow *self, PvId id)
{
  self->id = id;
  self->action = NULL;
}

PvId
pv_palette_row_get_record (PvPaletteRow *self)
{
  return self->id;
}

void
pv_palette_row_set_action (PvPaletteRow *self, const char *action)
{
  self->id = PV_NO_ID;
  self->action = action;
}

const char *
pv_palette_row_get_action (PvPaletteRow *self)
{
  return self->action;
}
