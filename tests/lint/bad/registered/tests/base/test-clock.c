int main (void);
