#include "app/pv-form-pair.h"

struct _PvFormPair
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PvFormPair, pv_form_pair, GTK_TYPE_WIDGET)

#define SPACING 6
#define NATURAL_WIDTH 300

static gboolean
fits (GtkWidget *cell, int width)
{
  return cell == NULL || !gtk_widget_should_layout (cell) || pv_form_cell_get_whole_width (PV_FORM_CELL (cell)) <= width;
}

static int
half_of (int width)
{
  return (width - SPACING) / 2;
}

static gboolean
is_side_by_side (GtkWidget *self, int width)
{
  GtkWidget *first = gtk_widget_get_first_child (self);
  GtkWidget *second = first ? gtk_widget_get_next_sibling (first) : NULL;

  return second && gtk_widget_should_layout (first) && gtk_widget_should_layout (second) && fits (first, half_of (width)) && fits (second, half_of (width));
}

static int
height_of (GtkWidget *cell, int width)
{
  int height = 0;

  if (cell && gtk_widget_should_layout (cell))
    gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
place (GtkWidget *cell, int x, int y, int width, int height)
{
  GtkAllocation place = { x, y, width, height };

  gtk_widget_size_allocate (cell, &place, -1);
}

/* Walks the cells from above; places them if @allocate. Returns the height of all. */
static int
lay_out (GtkWidget *self, int width, gboolean allocate)
{
  GtkWidget *cell = gtk_widget_get_first_child (self);
  int y = 0;

  if (is_side_by_side (self, width))
    {
      GtkWidget *second = gtk_widget_get_next_sibling (cell);
      int half = half_of (width);

      y = MAX (height_of (cell, half), height_of (second, half));
      if (allocate)
        {
          place (cell, 0, 0, half, y);
          place (second, width - half, 0, half, y);
        }
      cell = gtk_widget_get_next_sibling (second);
    }
  for (; cell; cell = gtk_widget_get_next_sibling (cell))
    if (gtk_widget_should_layout (cell))
      {
        int height = height_of (cell, width);

        y += y > 0 ? SPACING : 0;
        if (allocate)
          place (cell, 0, y, width, height);
        y += height;
      }
  return y;
}

/* In a popover the width is the one that was asked for: GTK 4.8 asks there for the height at no width at all, and at one that
 * includes the shadow, which would be too low. */
static int
width_to_expect (GtkWidget *self, int for_size)
{
  int asked;

  gtk_widget_get_size_request (self, &asked, NULL);
  if (for_size < 0)
    return asked > 0 ? asked : NATURAL_WIDTH;
  return asked > 0 ? MIN (asked, for_size) : for_size;
}

static GtkSizeRequestMode
pv_form_pair_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pv_form_pair_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, width_to_expect (widget, for_size), FALSE);
      return;
    }
  *minimum = 0;
  for (GtkWidget *cell = gtk_widget_get_first_child (widget); cell; cell = gtk_widget_get_next_sibling (cell))
    if (gtk_widget_should_layout (cell))
      {
        int least;

        gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
        *minimum = MAX (*minimum, least);
      }
  *natural = MAX (*minimum, NATURAL_WIDTH);
}

static void
pv_form_pair_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
pv_form_pair_dispose (GObject *object)
{
  GtkWidget *cell;

  while ((cell = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (cell);

  G_OBJECT_CLASS (pv_form_pair_parent_class)->dispose (object);
}

static void
pv_form_pair_class_init (PvFormPairClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_form_pair_dispose;
  widget_class->get_request_mode = pv_form_pair_get_request_mode;
  widget_class->measure = pv_form_pair_measure;
  widget_class->size_allocate = pv_form_pair_size_allocate;
}

static void
pv_form_pair_init (PvFormPair *self)
{
}

GtkWidget *
pv_form_pair_new (void)
{
  return g_object_new (PV_TYPE_FORM_PAIR, NULL);
}

void
pv_form_pair_append (PvFormPair *self, PvFormCell *cell)
{
  g_return_if_fail (PV_IS_FORM_PAIR (self));
  g_return_if_fail (PV_IS_FORM_CELL (cell));

  gtk_widget_set_parent (GTK_WIDGET (cell), GTK_WIDGET (self));
}
