#include "app/pv-wrap-box.h"

#define SPACING 6

struct _PvWrapBox
{
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (PvWrapBox, pv_wrap_box, GTK_TYPE_WIDGET)

enum { PROP_SPACING = 1 };

typedef struct
{
  GtkWidget *widget;
  int least;
  int width;                   /* natural; once lines are broken, what it has there */
} Child;

/* The children from @first up to @end stand on one line. */
typedef struct
{
  guint first, end;
  int width;                   /* that they need */
  int height;
} Line;

static GArray *
list_children (PvWrapBox *self)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (Child));

  for (GtkWidget *widget = gtk_widget_get_first_child (GTK_WIDGET (self)); widget; widget = gtk_widget_get_next_sibling (widget))
    {
      Child child = { widget, 0, 0 };

      if (!gtk_widget_should_layout (widget))
        continue;
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &child.least, &child.width, NULL, NULL);
      g_array_append_val (children, child);
    }
  return children;
}

static void
measure_line (GArray *children, Line *line)
{
  for (guint i = line->first; i < line->end; i++)
    {
      const Child *child = &g_array_index (children, Child, i);
      int height;

      gtk_widget_measure (child->widget, GTK_ORIENTATION_VERTICAL, child->width, NULL, &height, NULL, NULL);
      line->height = MAX (line->height, height);
    }
}

/* A child that is wider than @width gets all of it, and a line of its own. */
static GArray *
break_lines (PvWrapBox *self, GArray *children, int width)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  Line line = { 0, 0, 0, 0 };

  for (guint i = 0; i < children->len; i++)
    {
      Child *child = &g_array_index (children, Child, i);

      child->width = CLAMP (child->width, child->least, MAX (width, child->least));
      if (line.end > line.first && line.width + self->spacing + child->width > width)
        {
          g_array_append_val (lines, line);
          line = (Line) { i, i, 0, 0 };
        }
      line.width += child->width + (line.end > line.first ? self->spacing : 0);
      line.end = i + 1;
    }
  if (line.end > line.first)
    g_array_append_val (lines, line);
  for (guint i = 0; i < lines->len; i++)
    measure_line (children, &g_array_index (lines, Line, i));
  return lines;
}

static void
measure_width (PvWrapBox *self, int *minimum, int *natural)
{
  g_autoptr (GArray) children = list_children (self);

  for (guint i = 0; i < children->len; i++)
    {
      const Child *child = &g_array_index (children, Child, i);

      *minimum = MAX (*minimum, child->least);
      *natural += child->width + (i > 0 ? self->spacing : 0);
    }
}

static void
measure_height (PvWrapBox *self, int width, int *minimum, int *natural)
{
  g_autoptr (GArray) children = list_children (self), lines = break_lines (self, children, width >= 0 ? width : G_MAXINT);

  for (guint i = 0; i < lines->len; i++)
    *natural += g_array_index (lines, Line, i).height + (i > 0 ? self->spacing : 0);
  *minimum = *natural;
}

static void
pv_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (PV_WRAP_BOX (widget), minimum, natural);
  else
    measure_height (PV_WRAP_BOX (widget), for_size, minimum, natural);
}

static guint
count_expanding (GArray *children, const Line *line)
{
  guint n = 0;

  for (guint i = line->first; i < line->end; i++)
    n += gtk_widget_compute_expand (g_array_index (children, Child, i).widget, GTK_ORIENTATION_HORIZONTAL);
  return n;
}

static void
place_line (PvWrapBox *self, GArray *children, const Line *line, int width, int y, gboolean mirrored)
{
  guint n_expanding = count_expanding (children, line);
  int x = 0, rest = MAX (width - line->width, 0);

  for (guint i = line->first; i < line->end; i++)
    {
      const Child *child = &g_array_index (children, Child, i);
      int here = child->width;

      if (gtk_widget_compute_expand (child->widget, GTK_ORIENTATION_HORIZONTAL))
        {
          here += rest / (int) n_expanding;
          rest -= rest / (int) n_expanding--;
        }
      gtk_widget_size_allocate (child->widget, &(GtkAllocation) { mirrored ? width - x - here : x, y, here, line->height }, -1);
      x += here + self->spacing;
    }
}

static void
pv_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PvWrapBox *self = PV_WRAP_BOX (widget);
  g_autoptr (GArray) children = list_children (self), lines = break_lines (self, children, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      place_line (self, children, line, width, y, mirrored);
      y += line->height + self->spacing;
    }
}

static GtkSizeRequestMode
pv_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pv_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, PV_WRAP_BOX (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
pv_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (id != PROP_SPACING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
      return;
    }
  PV_WRAP_BOX (object)->spacing = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
pv_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pv_wrap_box_parent_class)->dispose (object);
}

static void
pv_wrap_box_class_init (PvWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pv_wrap_box_dispose;
  object_class->get_property = pv_wrap_box_get_property;
  object_class->set_property = pv_wrap_box_set_property;
  widget_class->measure = pv_wrap_box_measure;
  widget_class->size_allocate = pv_wrap_box_size_allocate;
  widget_class->get_request_mode = pv_wrap_box_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_object_class_install_property (object_class, PROP_SPACING,
                                   g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, SPACING, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
pv_wrap_box_init (PvWrapBox *self)
{
  self->spacing = SPACING;
}
